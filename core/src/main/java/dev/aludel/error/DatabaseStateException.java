package dev.aludel.error;

/** The database is not where the revisions say it should be; nothing was changed. */
public abstract sealed class DatabaseStateException extends AludelException
    permits ChangedRevisionsException,
        AheadException,
        UnknownRowException,
        OverlappingRowsException,
        UnversionedSchemaException,
        UntrustedTableException,
        LogDisagreesException,
        HiddenRowsException,
        HistoryElsewhereException,
        RowsMovedException,
        NotAtHeadException {

  DatabaseStateException(String description, String action) {
    super(description, action, null);
  }
}
