package io.quarterdeck.ingest;

/** Something about loaded records that their reader should know: nothing is lost, but the text was not plain. */
public enum Note {
    /** A stage that neither settings nor preset list; its status follows from its words. */
    STAGE_UNLISTED,
    /** A value that the export does not give is the one that its layout has for that. */
    DEFAULT_TAKEN,
    /** A total in the export is not the sum of its parts; the parts were loaded. */
    TOTAL_DIFFERS,
    /** The period overlaps another that was read, so it was not. */
    PERIOD_NOT_READ,
    /** A moment without a time zone was taken as one in the business zone. */
    NO_ZONE
}
