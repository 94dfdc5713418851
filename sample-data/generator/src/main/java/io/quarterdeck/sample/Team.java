package io.quarterdeck.sample;

/**
 * A sales team with its territory. {@code accountCount} is the size of the territory; {@code quota} is what a full
 * account manager was asked for in 2021-Q3, in CNY.
 */
enum Team {
    EAST_CHINA("华东 East China", Region.CHINA, Habit.PLAIN, 92, 940_000),
    NORTH_CHINA("华北 North China", Region.CHINA, Habit.PLAIN, 72, 960_000),
    DACH("DACH", Region.EUROPE, Habit.PLAIN, 64, 1_180_000),
    UK_NORDICS("UK & Nordics", Region.EUROPE, Habit.SANDBAGGING, 60, 960_000),
    US_EAST("US East", Region.AMERICAS, Habit.PLAIN, 76, 1_120_000),
    US_WEST("US West", Region.AMERICAS, Habit.HOPEFUL, 60, 920_000);

    final String title;
    final Region region;
    final Habit habit;
    final int accountCount;
    final long quota;

    Team(String title, Region region, Habit habit, int accountCount, long quota) {
        this.title = title;
        this.region = region;
        this.habit = habit;
        this.accountCount = accountCount;
        this.quota = quota;
    }
}
