package io.quarterdeck.sample;

import java.util.List;

/** A place with customers, in the territory of one team; {@code manner} is how its companies are named. */
record Town(Team team, String country, String city, Manner manner) {

    /** The naming customs of a country. */
    enum Manner {
        CHINESE,
        GERMAN,
        FRENCH,
        BRITISH,
        NORDIC,
        AMERICAN
    }

    static final List<Town> ALL = List.of(
            new Town(Team.EAST_CHINA, "China", "上海", Manner.CHINESE),
            new Town(Team.EAST_CHINA, "China", "苏州", Manner.CHINESE),
            new Town(Team.EAST_CHINA, "China", "杭州", Manner.CHINESE),
            new Town(Team.EAST_CHINA, "China", "南京", Manner.CHINESE),
            new Town(Team.EAST_CHINA, "China", "宁波", Manner.CHINESE),
            new Town(Team.EAST_CHINA, "China", "无锡", Manner.CHINESE),
            new Town(Team.NORTH_CHINA, "China", "北京", Manner.CHINESE),
            new Town(Team.NORTH_CHINA, "China", "天津", Manner.CHINESE),
            new Town(Team.NORTH_CHINA, "China", "济南", Manner.CHINESE),
            new Town(Team.NORTH_CHINA, "China", "青岛", Manner.CHINESE),
            new Town(Team.NORTH_CHINA, "China", "石家庄", Manner.CHINESE),
            new Town(Team.DACH, "Germany", "München", Manner.GERMAN),
            new Town(Team.DACH, "Germany", "Frankfurt am Main", Manner.GERMAN),
            new Town(Team.DACH, "Germany", "Hamburg", Manner.GERMAN),
            new Town(Team.DACH, "Germany", "Köln", Manner.GERMAN),
            new Town(Team.DACH, "Austria", "Wien", Manner.GERMAN),
            new Town(Team.DACH, "Switzerland", "Basel", Manner.GERMAN),
            new Town(Team.DACH, "Switzerland", "Genève", Manner.FRENCH),
            new Town(Team.UK_NORDICS, "United Kingdom", "Cambridge", Manner.BRITISH),
            new Town(Team.UK_NORDICS, "United Kingdom", "Manchester", Manner.BRITISH),
            new Town(Team.UK_NORDICS, "United Kingdom", "Edinburgh", Manner.BRITISH),
            new Town(Team.UK_NORDICS, "Sweden", "Göteborg", Manner.NORDIC),
            new Town(Team.UK_NORDICS, "Denmark", "København", Manner.NORDIC),
            new Town(Team.UK_NORDICS, "Norway", "Oslo", Manner.NORDIC),
            new Town(Team.US_EAST, "United States", "Boston", Manner.AMERICAN),
            new Town(Team.US_EAST, "United States", "New Brunswick", Manner.AMERICAN),
            new Town(Team.US_EAST, "United States", "Raleigh", Manner.AMERICAN),
            new Town(Team.US_EAST, "United States", "Philadelphia", Manner.AMERICAN),
            new Town(Team.US_EAST, "Canada", "Montréal", Manner.FRENCH),
            new Town(Team.US_WEST, "United States", "San Diego", Manner.AMERICAN),
            new Town(Team.US_WEST, "United States", "South San Francisco", Manner.AMERICAN),
            new Town(Team.US_WEST, "United States", "Seattle", Manner.AMERICAN),
            new Town(Team.US_WEST, "United States", "Denver", Manner.AMERICAN),
            new Town(Team.US_WEST, "Canada", "Vancouver", Manner.AMERICAN));

    static List<Town> of(Team team) {
        return ALL.stream().filter(town -> town.team() == team).toList();
    }
}
