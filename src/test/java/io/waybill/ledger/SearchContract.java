package io.waybill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found in a ledger, and what it tells of times past. */
interface SearchContract {
    Books books();

    private List<String> youngest(State state, WaybillSearch search, int limit) {
        return books().report().youngest(state, search, limit).stream()
                .map(Waybill::id)
                .toList();
    }

    private static WaybillSearch named(String name) {
        return new WaybillSearch("", 0, Long.MAX_VALUE, name, "");
    }

    @Test
    default void whatWasAcceptedLastIsFoundFirst() {
        // Given
        for (String id : List.of("b", "a", "c")) {
            books().accepted(id);
            books().clock().advance(1_000);
        }

        // When
        List<String> found = youngest(null, named(""), 2);

        // Then
        assertThat(found).containsExactly("c", "a");
    }

    @ParameterizedTest
    @CsvSource({"ÄRGER, ÄRGER", "OIL, soil%_1", "%_, soil%_1", "!, bang!", "'\\', back\\slash", "l%, soil%_1"})
    default void aPartOfANameIsFoundAsItStands(String part, String id) {
        // Given
        List.of("soil%_1", "bang!", "back\\slash", "water", "ÄRGER").forEach(books()::accepted);

        // When
        List<String> found = youngest(null, named(part), 10);

        // Then
        assertThat(found).containsExactly(id);
    }

    @Test
    default void aSearchIsByStateDestinationAndDayToo() {
        // Given
        books().accepted("old");
        books().clock().advance(10_000);
        books().accepted("open");
        books().ledger().end(books().sending("dead"), State.DEAD, "422");
        books().ledger().open("other", "air", Books.file("other"));
        long then = SettableClock.START + 10_000;

        // When
        WaybillSearch soilThen = new WaybillSearch("soil", then, then + 1, "", "");

        // Then
        assertThat(youngest(null, soilThen, 10)).containsExactly("dead", "open");
        assertThat(youngest(State.DEAD, soilThen, 10)).containsExactly("dead");
        assertThat(youngest(State.DELIVERED, soilThen, 10)).isEmpty();
    }

    @Test
    default void whatCameInSomeTimeIsToldByWhatBecameOfIt() {
        // Given
        books().accepted("before");
        books().clock().advance(1_000);
        long from = SettableClock.START + 1_000;
        books().accepted("open");
        books().ledger().delivered(books().sending("one"), "{}");
        books().ledger().delivered(books().sending("two"), "{}");
        books().clock().advance(1_000);
        books().accepted("after");

        // When
        var taken = books().report().taken(from, from + 1_000);

        // Then
        assertThat(taken)
                .containsExactlyInAnyOrder(
                        new LedgerReport.Taken("soil", State.ACCEPTED, 1, Books.SIZE),
                        new LedgerReport.Taken("soil", State.DELIVERED, 2, 2 * Books.SIZE));
    }

    @Test
    default void howFastTheLastFilesWentIsToldByThoseThatTookOneAttempt() {
        // Given
        Waybill slow = books().sending("slow");
        books().clock().advance(60_000);
        Waybill again = books().ledger().later(slow, State.WAITING, "busy", 1, 0);
        books().clock().advance(60_000);
        Waybill last = books().ledger().take(again, null).orElseThrow();
        books().clock().advance(2_000);
        books().ledger().delivered(last, "{}");
        Waybill quick = books().sending("quick");
        books().clock().advance(500);
        books().ledger().delivered(quick, "{}");

        // When
        var pace = books().report().pace("soil", 20);

        // Then
        assertThat(pace).isEqualTo(new LedgerReport.Pace(1, Books.SIZE, 500));
        assertThat(books().report().pace("soil", 1)).isEqualTo(new LedgerReport.Pace(1, Books.SIZE, 500));
        assertThat(books().report().pace("air", 20)).isEqualTo(new LedgerReport.Pace(0, 0, 0));
    }
}
