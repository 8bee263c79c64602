package dev.aludel.setting;

/** What one transaction holds. */
public enum TransactionMode {
  /** Each revision has a transaction of its own: what was done before a failure stays. */
  REVISION,
  /** The whole run is one transaction: a failure leaves nothing. */
  ALL
}
