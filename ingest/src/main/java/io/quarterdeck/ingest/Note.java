package io.quarterdeck.ingest;

/** Something about loaded records that their reader should know: nothing is lost, but the text was not plain. */
public enum Note {
    /** A stage that neither settings nor preset list; its status follows from its words. */
    STAGE_UNLISTED,
    /** A deal that has no stage counts as open. */
    NO_STAGE,
    /** A moment without a time zone was taken as one in the business zone. */
    NO_ZONE
}
