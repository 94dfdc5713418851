package io.quarterdeck.sample;

/** A third of the company's map. */
enum Region {
    CHINA("China"),
    EUROPE("Europe"),
    AMERICAS("Americas");

    final String title;

    Region(String title) {
        this.title = title;
    }
}
