package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** What a developer asked for can't be done; no file was written or changed. */
public abstract sealed class WorkbenchException extends AludelException
    permits NotAHeadException,
        NameTakenException,
        InvalidTemplateException,
        MergeRefusedException,
        RebaseRefusedException,
        ImportFailedException,
        StairwayRefusedException,
        AutogenerateException,
        FileFailedException {

  WorkbenchException(String description, String action, @Nullable Throwable cause) {
    super(description, action, cause);
  }
}
