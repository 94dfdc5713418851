package io.quarterdeck.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The sales force through the years: who is who, and the dated teams everyone worked in. */
final class Cast {
    /** The present organisation was drawn up on this day: nobody's assignment begins earlier. */
    static final LocalDate ORGANISED = LocalDate.of(2021, 1, 1);

    /**
     * id, name, login, title, hired, left, posts. A post is a team and its first day ("from the start" when not given);
     * "leads" before a team makes the person its manager.
     */
    private static final String PEOPLE = """
            E001|陈志远|zhiyuan.chen|Regional Head of Sales|2012-03-05||
            E002|Katharina Vogel|katharina.vogel|Regional Head of Sales|2013-09-02||
            E003|Robert Hanley|robert.hanley|Regional Head of Sales|2011-06-13||
            E004|林海燕|haiyan.lin|Sales Manager|2014-07-07||leads EAST_CHINA
            E005|高建国|jianguo.gao|Sales Manager|2013-04-15||leads NORTH_CHINA
            E006|Jürgen Albrecht|juergen.albrecht|Sales Manager|2012-10-01|2023-03-31|leads DACH
            E007|Fiona McAllister|fiona.mcallister|Sales Manager|2015-02-02||leads UK_NORDICS
            E008|Daniel Ortiz|daniel.ortiz|Sales Manager|2014-05-19||leads US_EAST
            E009|Rebecca Stone|rebecca.stone|Sales Manager|2016-08-01||leads US_WEST
            E010|王磊|lei.wang|Senior Account Manager|2017-03-06||EAST_CHINA
            E011|张敏|min.zhang|Senior Account Manager|2018-05-14||EAST_CHINA
            E012|李婷|ting.li|Account Manager|2019-09-02|2024-02-29|EAST_CHINA
            E013|刘洋|yang.liu|Account Manager|2020-06-15|2024-10-31|EAST_CHINA
            E014|赵晨曦|chenxi.zhao|Associate Account Manager|2020-12-01|2022-12-30|EAST_CHINA
            E015|杨帆|fan.yang|Senior Account Manager|2016-08-22||NORTH_CHINA
            E016|黄丽华|lihua.huang|Account Manager|2019-04-08||NORTH_CHINA
            E017|何静|jing.he|Account Manager|2020-10-12||NORTH_CHINA; EAST_CHINA 2023-07-01
            E018|马强|qiang.ma|Account Manager|2018-11-05|2023-08-31|NORTH_CHINA
            E019|Stefan Köhler|stefan.koehler|Senior Account Manager|2015-10-01||DACH
            E020|Franziska Lüdtke|franziska.luedtke|Sales Manager|2018-02-01||DACH; leads DACH 2023-04-01
            E021|Matthias Brunner|matthias.brunner|Senior Account Manager|2017-07-03|2025-03-31|DACH
            E022|Élodie Marchand|elodie.marchand|Account Manager|2020-11-02||DACH
            E023|Oliver Whitfield|oliver.whitfield|Senior Account Manager|2016-05-09||UK_NORDICS
            E024|Ingrid Sørensen|ingrid.soerensen|Account Manager|2019-01-14||UK_NORDICS
            E025|Callum O'Brien|callum.obrien|Account Manager|2020-08-03|2022-06-30|UK_NORDICS
            E026|Nina Bergström|nina.bergstroem|Account Manager|2018-03-12||UK_NORDICS
            E027|Maria Delgado|maria.delgado|Senior Account Manager|2014-09-15||US_EAST
            E028|Kevin Brooks|kevin.brooks|Account Manager|2018-07-09|2024-06-28|US_EAST
            E029|Jennifer Walsh|jennifer.walsh|Account Manager|2019-11-04||US_EAST
            E030|Anthony Russo|anthony.russo|Account Manager|2020-02-10|2023-11-30|US_EAST
            E031|Michael Tran|michael.tran|Senior Account Manager|2017-06-19||US_WEST
            E032|Laura Jensen|laura.jensen|Account Manager|2019-03-25||US_WEST
            E033|Brandon Scott|brandon.scott|Account Manager|2020-09-07|2022-03-31|US_WEST
            E034|Emily Nakamura|emily.nakamura|Account Manager|2020-11-16||US_WEST; US_EAST 2024-01-01
            E035|Samantha Lee|samantha.lee|Account Manager|2022-01-10||US_EAST
            E036|孙悦|yue.sun|Account Manager|2022-03-07||EAST_CHINA
            E037|Carlos Mendoza|carlos.mendoza|Account Manager|2022-04-18||US_WEST
            E038|郭晓东|xiaodong.guo|Account Manager|2022-05-09||NORTH_CHINA
            E039|Priya Nair|priya.nair|Account Manager|2022-07-18||UK_NORDICS
            E040|Nadine Schäfer|nadine.schaefer|Account Manager|2022-09-01||DACH
            E041|Rachel Kim|rachel.kim|Account Manager|2023-01-09||US_WEST
            E042|周子涵|zihan.zhou|Associate Account Manager|2023-02-13||EAST_CHINA
            E043|Lukas Weiß|lukas.weiss|Account Manager|2023-05-02||DACH
            E044|王磊|lei.wang2|Account Manager|2023-07-10||NORTH_CHINA
            E045|Aoife Gallagher|aoife.gallagher|Associate Account Manager|2023-09-04||UK_NORDICS
            E046|Marcus Green|marcus.green|Account Manager|2023-10-02||US_EAST
            E047|Tom Ashworth|tom.ashworth|Account Manager|2024-02-05|2025-07-31|UK_NORDICS
            E048|吴佳怡|jiayi.wu|Account Manager|2024-04-08||EAST_CHINA
            E049|Tyler Morrison|tyler.morrison|Associate Account Manager|2024-01-08|2024-11-29|US_WEST
            E050|欧阳雪|xue.ouyang|Associate Account Manager|2024-07-01||NORTH_CHINA
            E051|Chloé Tremblay|chloe.tremblay|Account Manager|2024-09-09||US_EAST
            E052|Grace Okafor|grace.okafor|Account Manager|2025-01-13||US_WEST
            E053|徐浩然|haoran.xu|Associate Account Manager|2025-05-12||EAST_CHINA
            E054|Anja Böttcher|anja.boettcher|Account Manager|2025-06-02||DACH
            """;

    /** A stretch of time in a team, before it is cut where the team's manager changes. */
    private record Post(Person person, Team team, boolean isLead, LocalDate first, LocalDate last) {}

    private static final Cast COMPANY = new Cast();

    private final List<Person> people = new ArrayList<>();
    private final List<Assignment> assignments = new ArrayList<>();

    private Cast() {
        List<Post> posts = new ArrayList<>();
        for (String line : PEOPLE.lines().toList()) {
            String[] fields = line.split("\\|", -1);
            LocalDate left = fields[5].isEmpty() ? null : LocalDate.parse(fields[5]);
            Person person = new Person(fields[0], fields[1], fields[2], fields[3], LocalDate.parse(fields[4]), left);
            people.add(person);
            if (!fields[6].isEmpty()) {
                addPosts(posts, person, fields[6].split("; "));
            }
        }
        for (Post post : posts) {
            if (post.isLead()) {
                assignments.add(new Assignment(
                        post.person(), post.team(), headOf(post.team().region), post.first(), post.last()));
            } else {
                underItsManagers(post, posts);
            }
        }
        assignments.sort(Comparator.comparing(
                        (Assignment assignment) -> assignment.person().id())
                .thenComparing(Assignment::first));
    }

    static Cast company() {
        return COMPANY;
    }

    private static void addPosts(List<Post> posts, Person person, String[] written) {
        for (int place = 0; place < written.length; place++) {
            boolean isLead = written[place].startsWith("leads ");
            String[] words = written[place].replace("leads ", "").split(" ");
            LocalDate first = words.length == 2 ? LocalDate.parse(words[1]) : later(person.hired(), ORGANISED);
            LocalDate last = person.left();
            if (place + 1 < written.length) {
                String next = written[place + 1];
                last = LocalDate.parse(next.substring(next.lastIndexOf(' ') + 1))
                        .minusDays(1);
            }
            posts.add(new Post(person, Team.valueOf(words[0]), isLead, first, last));
        }
    }

    private void underItsManagers(Post post, List<Post> posts) {
        for (Post lead : posts) {
            if (!lead.isLead() || lead.team() != post.team()) {
                continue;
            }
            LocalDate first = later(post.first(), lead.first());
            LocalDate last = earlier(post.last(), lead.last());
            if (last == null || !last.isBefore(first)) {
                assignments.add(new Assignment(post.person(), post.team(), lead.person(), first, last));
            }
        }
    }

    private Person headOf(Region region) {
        return people.get(region.ordinal());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** The earlier of two last days, where null is never. */
    private static LocalDate earlier(LocalDate one, LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /** Everyone who ever worked there, by id. */
    List<Person> people() {
        return List.copyOf(people);
    }

    /** Every assignment, managers' included, by person and first day. */
    List<Assignment> assignments() {
        return List.copyOf(assignments);
    }

    /** The sellers' assignments in force on a day, by person. */
    List<Assignment> sellingOn(LocalDate day) {
        return assignments.stream()
                .filter(assignment -> assignment.covers(day) && sells(assignment))
                .toList();
    }

    private boolean sells(Assignment assignment) {
        return !assignment.manager().title().equals(Person.HEAD);
    }
}
