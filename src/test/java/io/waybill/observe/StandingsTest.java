package io.waybill.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.ledger.Books;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandingsTest {
    @TempDir
    Path folder;

    private Books books;
    private Standings standings;

    @BeforeEach
    void open() throws Exception {
        for (String name : new String[] {"spool", "queue"}) {
            Files.createDirectories(folder.resolve(name));
        }
        books = Books.on(LedgerDatabase.sqlite(LedgerDatabase.fileIn(folder)));
        standings = of(books, folder);
    }

    /** With the spool in {@code folder}, as in a folder waybill.data. */
    static Standings of(Books books, Path folder) {
        return new Standings(
                books.report(),
                books.destinations(),
                books.nodes("here"),
                books.clock(),
                folder,
                folder.resolve("spool"),
                1_000);
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void aLookSaysHowEverythingStands() throws Exception {
        // Given
        books.accepted("w1");
        books.sending("w2");
        Files.write(folder.resolve("spool/w1"), new byte[7]);

        // When
        Standing now = standings.now();

        // Then
        assertThat(now.in(State.ACCEPTED)).isEqualTo(1);
        assertThat(now.in(State.SENDING)).isEqualTo(1);
        assertThat(now.sum()).isEqualTo(now.books().accepted()).isEqualTo(2);
        assertThat(now.storage().spool()).isEqualTo(7);
        assertThat(now.storage().ledger()).isGreaterThan(0);
    }

    @Test
    void aLookSaysWhichNodesLiveAndLookForFiles() throws Exception {
        // Given
        books.nodes("there").polls(true);
        books.nodes("gone").leave();

        // When
        Standing now = standings.now();

        // Then
        assertThat(now.fleet()).isEqualTo(new Fleet(2, 0, 1, false));
    }

    @Test
    void whoAsksAtOnceAgainIsToldTheSame() throws Exception {
        // Given
        Standing first = standings.now();
        books.accepted("w1");

        // When
        Standing second = standings.now();

        // Then
        assertThat(second).isSameAs(first);
    }

    @Test
    void aLedgerThatHangsIsWaitedForOnceAndNotForLong() {
        // All connections that the ledger has are taken; the one that writes was kept by the first who wrote.
        List<Handle> taken = Stream.generate(() -> books.database().jdbi().open())
                .limit(LedgerDatabase.CONNECTIONS - 1)
                .toList();
        try {
            for (int asked = 0; asked < 3; asked++) {
                assertThatThrownBy(standings::now)
                        .isInstanceOf(NoStanding.class)
                        .hasMessage("it has not answered for 5 s");
            }
        } finally {
            taken.forEach(Handle::close);
        }
    }
}
