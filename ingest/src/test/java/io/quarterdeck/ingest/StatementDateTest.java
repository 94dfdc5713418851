package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementDateTest {
    @ParameterizedTest
    @CsvSource({
        "exports/opportunities_2025-01-31.csv, 2025-01-31",
        "exports/2025-01-31/deals.csv, 2025-01-31",
        "2025-01-31/deals.csv, 2025-01-31",
        "exports/deals_20250131.csv, 2025-01-31",
        "exports/deals-20250131T235959.csv, 2025-01-31",
        "exports/deals_20250131235959.csv, 2025-01-31",
        "exports/export-2025-01.csv, 2025-01-31",
        "exports/export_202402.csv, 2024-02-29",
        "exports/2024.02/deals.csv, 2024-02-29",
        "exports/商机2025年1月.csv, 2025-01-31",
        "exports/商机2025年1月15日.csv, 2025-01-15",
        "exports/2025_1_5 deals.csv, 2025-01-05",
        "exports/Deals January 2025.csv, 2025-01-31",
        "exports/deals Sep-2025.csv, 2025-09-30",
        "exports/2025-01/deals_2025-02-03.csv, 2025-02-03",
        "2025-03/2025-02/deals.csv, 2025-02-28",
        "exports/deals 2025-01-01 to 2025-01-31.csv, 2025-01-31",
        "exports/deals.csv,",
        "exports/deals 2025.csv,",
        "exports/market2025.csv,",
        "exports/deals_2024-2025.csv,",
        "exports/deals_2025-13.csv,",
        "exports/report1700000000000.csv,",
        "exports/deals_2025-02-30.csv,",
        "exports/O-20250131999.csv,"
    })
    void isTheDateInTheNearestName(String path, LocalDate date) {
        assertThat(StatementDate.of(path)).isEqualTo(Optional.ofNullable(date));
    }
}
