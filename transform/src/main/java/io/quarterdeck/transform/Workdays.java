package io.quarterdeck.transform;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * Which days a country works on: not its weekends, not its national holidays, and in China those weekend days that make up
 * for holidays. Holidays of regions are not known. China's are a table of ours; every other country's are those of the
 * library jollyday.
 */
public final class Workdays {
    /** No country's: Monday to Friday. */
    public static final Workdays MONDAY_TO_FRIDAY = new Workdays(Set.of(SATURDAY, SUNDAY), year -> HolidayYear.UNKNOWN);

    private static final String CHINA = "CN";

    /** Where the weekend is Friday and Saturday (Unicode CLDR, and Bangladesh and the Maldives). */
    private static final Set<String> FRIDAY_AND_SATURDAY =
            Set.of("BD", "BH", "DZ", "EG", "IQ", "JO", "KW", "LY", "MV", "OM", "PS", "QA", "SA", "SD", "SY", "YE");

    static {
        // jollyday logs nothing that anyone reads here; without a provider SLF4J would put a notice about that on
        // stderr.
        if (System.getProperty("slf4j.internal.verbosity") == null) {
            System.setProperty("slf4j.internal.verbosity", "ERROR");
        }
    }

    private final Set<DayOfWeek> weekend;
    private final IntFunction<HolidayYear> holidays;
    private final Map<Integer, HolidayYear> years = new ConcurrentHashMap<>();

    private Workdays(Set<DayOfWeek> weekend, IntFunction<HolidayYear> holidays) {
        this.weekend = weekend;
        this.holidays = holidays;
    }

    /** The countries whose holidays are known, as two capital letters (ISO 3166). */
    public static SortedSet<String> countries() {
        Set<String> iso = Set.of(Locale.getISOCountries());
        SortedSet<String> countries = new TreeSet<>(Set.of(CHINA));
        HolidayManager.getSupportedCalendarCodes().stream()
                .map(code -> code.toUpperCase(Locale.ROOT))
                .filter(iso::contains)
                .forEach(countries::add);
        return countries;
    }

    /**
     * The workdays of a country.
     *
     * @param country one of {@link #countries}
     * @throws IllegalArgumentException if it is none of them
     */
    public static Workdays of(String country) {
        if (!countries().contains(country)) {
            throw new IllegalArgumentException("the holidays of \"" + country + "\" are not known");
        }
        Set<DayOfWeek> weekend =
                FRIDAY_AND_SATURDAY.contains(country) ? Set.of(FRIDAY, SATURDAY) : Set.of(SATURDAY, SUNDAY);
        if (country.equals(CHINA)) {
            return new Workdays(weekend, ChinaHolidays.read()::year);
        }
        Properties reader = new Properties();
        reader.put("configuration.service.impl", "de.focus_shift.jollyday.jaxb.JaxbConfigurationService");
        HolidayManager manager =
                HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT), reader));
        return new Workdays(weekend, year -> national(manager, year));
    }

    /** Whether people work on {@code day}. */
    public boolean isWorkday(LocalDate day) {
        HolidayYear year = year(day);
        return year.worked().contains(day)
                || !weekend.contains(day.getDayOfWeek()) && !year.daysOff().containsKey(day);
    }

    /** The name of the holiday that {@code day} is, in English; weekends alone are none. */
    public Optional<String> holiday(LocalDate day) {
        return Optional.ofNullable(year(day).daysOff().get(day));
    }

    /**
     * Whether the holidays around {@code day} are known. Where not, it is judged by weekends, and in China by the statutory
     * days without the weekends worked for them.
     */
    public boolean isHolidayKnown(LocalDate day) {
        return year(day).isKnown();
    }

    private HolidayYear year(LocalDate day) {
        return years.computeIfAbsent(day.getYear(), holidays::apply);
    }

    private static HolidayYear national(HolidayManager manager, int year) {
        Map<LocalDate, String> days = new HashMap<>();
        // In one order, so that of two holidays on one day the same gives its name.
        manager.getHolidays(Year.of(year)).stream()
                .filter(holiday -> holiday.getType() != HolidayType.OBSERVANCE)
                .sorted(Comparator.comparing(Holiday::getPropertiesKey))
                .forEach(holiday -> days.putIfAbsent(holiday.getDate(), holiday.getDescription(Locale.ROOT)));
        return new HolidayYear(days, Set.of(), true);
    }
}
