package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.commons.codec.digest.MurmurHash3;
import org.junit.jupiter.api.Test;

class RecordHashTest {
    private static final CanonicalTable PRODUCTS = CanonicalTable.all().get("products");

    private static UUID hash(List<Object> values, boolean isDeleted) {
        SpoolRows rows = new SpoolRows(PRODUCTS);
        rows.row(values, 2, isDeleted);
        return rows.latestHash();
    }

    private static List<Object> product(String id, String name) {
        Object[] values = new Object[PRODUCTS.values().size()];
        values[PRODUCTS.indexOf("product_id")] = id;
        values[PRODUCTS.indexOf("product_name")] = name;
        return Arrays.asList(values);
    }

    @Test
    void itIsWhatApacheCommonsCallsByTheName() {
        Random random = new Random(1);
        for (int length = 0; length < 200; length++) {
            byte[] bytes = new byte[length + RecordHash.SIZE];
            random.nextBytes(bytes);
            long[] theirs = MurmurHash3.hash128x64(bytes, 0, length, 0);
            byte[] ours = new byte[RecordHash.SIZE];
            RecordHash.murmur(bytes, length, ours, 0);
            ByteBuffer read = ByteBuffer.wrap(ours);
            assertThat(List.of(read.getLong(), read.getLong())).containsExactly(theirs[0], theirs[1]);
        }
    }

    @Test
    void whatRecordsSayTellsThemApart() {
        UUID pump = hash(product("PR-1", "Pump"), false);
        assertThat(hash(product("PR-1", "Pump"), false)).isEqualTo(pump);
        assertThat(List.of(
                        hash(product("PR-1", "Pump"), true),
                        hash(product("PR-1P", "ump"), false),
                        hash(product("PR-1", null), false),
                        hash(product("PR-1", ""), false),
                        hash(product(null, "Pump"), false),
                        hash(product("Pump", "PR-1"), false)))
                .doesNotHaveDuplicates()
                .doesNotContain(pump);
    }

    /** A hash in a store stays what it is: it is not worked out again when the program is a newer one. */
    @Test
    void itStaysTheSameFromOneVersionToTheNext() {
        assertThat(hash(product("PR-1", "泵 Pump"), false)).hasToString("5f6f92e6-78ad-cc8d-3e3f-36ab4dbda40e");
        assertThat(hash(Collections.nCopies(PRODUCTS.values().size(), null), false))
                .hasToString("4610abe5-6eff-5cb5-5162-2daa78f83583");
    }

    @Test
    void noTwoColumnsOfATableHaveOneNumber() {
        for (CanonicalTable table : CanonicalTable.all().values()) {
            assertThat(table.values().stream().map(c -> c.name().hashCode()))
                    .as(table.name())
                    .doesNotHaveDuplicates()
                    .doesNotContain(0);
        }
    }
}
