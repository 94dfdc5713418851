package io.quarterdeck.engine;

import java.util.List;

/**
 * What the what-if workbook and the one who reads it back agree on: names of cells and columns, in every language alike.
 *
 * <p>{@link #VERSION} holds {@link #MARK}. {@link #COLUMNS} is one row of column names, {@link #INPUTS} the rows that belong to them: as
 * many columns wide, one input a row. A row without a driver is none.
 */
public final class WhatIfForm {
    /** What the cell {@link #VERSION} says; another number is another layout. */
    public static final String MARK = "quarterdeck what-if 1";

    /** Named cell: the layout. */
    public static final String VERSION = "whatif_version";

    /** Named cell: the name of the scenario. */
    public static final String SCENARIO = "whatif_scenario";

    /** Named cell: the run that worked out the workbook's ranges. */
    public static final String RUN = "whatif_run";

    /** Named cell: the changes of the scenario that have no cell, as its text; they hold besides. */
    public static final String CHANGES = "whatif_changes";

    /** Named row of column names. */
    public static final String COLUMNS = "whatif_columns";

    /** Named rows of inputs. */
    public static final String INPUTS = "whatif_inputs";

    public static final String DRIVER = "driver";
    public static final String SCOPE_TYPE = "scope_type";
    public static final String SCOPE_ID = "scope_id";

    /** Month whose season or workdays it is; the number of a newcomer's month for a ramp; empty for the others. */
    public static final String MONTH = "month";

    /** Today's value. */
    public static final String BASE = "base";

    /** The value that the ranges were worked out with. */
    public static final String RUN_WITH = "run_with";

    /** The reader's value. */
    public static final String VALUE = "value";

    /** The reader's first month; empty for at once. */
    public static final String FROM = "from";

    /** The first month that the ranges were worked out with. */
    public static final String RUN_FROM = "run_from";

    /** Stands at the right of the row of quarters on the sheet of targets; the rows of the next four bear theirs in that column. */
    public static final String QUARTERS = "target_quarters";

    /** The company's target by quarter, as the base has it. */
    public static final String TARGET_BASE = "target_base";

    /** The same, the reader's. */
    public static final String TARGET = "target";

    /** A team's weight by quarter; the team's id stands beside the mark. */
    public static final String WEIGHT = "target_weight";

    /** A team's locked target by quarter, likewise; empty where it is open. */
    public static final String LOCK = "target_lock";

    /** The columns that must be there, in no order. */
    public static final List<String> NEEDED =
            List.of(DRIVER, SCOPE_TYPE, SCOPE_ID, MONTH, BASE, RUN_WITH, VALUE, FROM, RUN_FROM);

    private WhatIfForm() {}
}
