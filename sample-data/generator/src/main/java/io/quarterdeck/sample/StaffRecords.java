package io.quarterdeck.sample;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What the personnel department knows: everyone by a number of its own, some of whom never had to do with the CRM. Only
 * the e-mail address is the same in both; one name is not, since Nina Bergström married.
 */
final class StaffRecords {
    private static final String MARRIED = "E026";

    /** name, department, job, hired, left, login, manager's name. */
    private static final String OTHERS = """
            方雨桐|总部 Head Office|人事专员 HR Specialist|2016-04-11||yutong.fang|钱卫东
            钱卫东|总部 Head Office|人力资源总监 HR Director|2012-06-04||weidong.qian|
            Hannah Pohl|总部 Head Office|销售运营 Sales Operations|2019-05-06||hannah.pohl|Katharina Vogel
            罗文杰|服务部 Service|服务工程师 Service Engineer|2017-09-18||wenjie.luo|
            Peter Lindqvist|服务部 Service|服务工程师 Service Engineer|2020-02-17|2023-10-31|peter.lindqvist|
            Denise Carter|总部 Head Office|财务会计 Accountant|2018-01-08||denise.carter|
            """;

    /** A line of the roster before it has a number; {@code left} and {@code manager} are null where there is none. */
    private record Entry(
            String name,
            String department,
            String job,
            LocalDate hired,
            LocalDate left,
            String login,
            String manager) {}

    private final ExportFolder folder;
    private final Division division;

    StaffRecords(ExportFolder folder, Division division) {
        this.folder = folder;
        this.division = division;
    }

    /** Adds the division's people, where the roster is asked for. */
    void add() throws IOException {
        if (!folder.wants(ExportFile.ROSTER)) {
            return;
        }
        List<Entry> entries = new ArrayList<>();
        for (Person person : Cast.company().people()) {
            entries.add(sales(person));
        }
        for (String line : OTHERS.lines().toList()) {
            String[] fields = line.split("\\|", -1);
            entries.add(new Entry(
                    fields[0],
                    fields[1],
                    fields[2],
                    LocalDate.parse(fields[3]),
                    fields[4].isEmpty() ? null : LocalDate.parse(fields[4]),
                    fields[5],
                    fields[6].isEmpty() ? null : fields[6]));
        }
        entries.sort(Comparator.comparing(Entry::hired).thenComparing(Entry::login));
        RecordFile file = folder.file(ExportFile.ROSTER);
        int place = 0;
        for (Entry entry : entries) {
            place++;
            String login = division.number() == 1 ? entry.login() : entry.login() + "." + division.number();
            file.add(
                    division.id(String.format(Locale.ROOT, "HL%05d", 10_000 + 37 * place)),
                    division.name(entry.name()),
                    entry.department(),
                    entry.job(),
                    entry.hired(),
                    entry.left(),
                    Division.email(login),
                    entry.manager() == null ? null : division.name(entry.manager()));
        }
    }

    private Entry sales(Person person) {
        Assignment latest = null;
        for (Assignment assignment : Cast.company().assignments()) {
            latest = assignment.person().equals(person) ? assignment : latest;
        }
        return new Entry(
                person.id().equals(MARRIED) ? person.name() + " Lind" : person.name(),
                latest == null ? "管理层 Management" : "销售部 Sales " + division.name(latest.team().title),
                chinese(person.title()) + " " + person.title(),
                person.hired(),
                person.left(),
                person.login(),
                latest == null ? null : latest.manager().name());
    }

    private static String chinese(String title) {
        return switch (title) {
            case Person.SENIOR -> "高级客户经理";
            case Person.PLAIN -> "客户经理";
            case Person.JUNIOR -> "助理客户经理";
            case Person.MANAGER -> "销售经理";
            case Person.HEAD -> "大区销售总监";
            default -> throw new IllegalArgumentException(title + " has no Chinese name");
        };
    }
}
