package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** A file can't be written as it was asked for; no file was written or changed. */
public abstract sealed class WorkbenchException extends AludelException
    permits NotAHeadException,
        NameTakenException,
        InvalidTemplateException,
        MergeRefusedException,
        RebaseRefusedException,
        ImportFailedException,
        FileFailedException {

  WorkbenchException(String description, String action, @Nullable Throwable cause) {
    super(description, action, cause);
  }
}
