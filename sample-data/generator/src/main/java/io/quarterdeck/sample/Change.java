package io.quarterdeck.sample;

import java.time.LocalDate;

/** One field of an opportunity, set from one value to another on a day. Values are as exported. */
record Change(LocalDate day, Field field, String before, String after) {

    /** A field whose changes the CRM keeps. */
    enum Field {
        STAGE("Stage"),
        AMOUNT("Amount"),
        CLOSE_DATE("Close Date"),
        OWNER("Owner");

        final String title;

        Field(String title) {
            this.title = title;
        }
    }
}
