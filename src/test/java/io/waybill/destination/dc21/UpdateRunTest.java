package io.waybill.destination.dc21;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.destination.Answer;
import io.waybill.destination.Deliveries;
import io.waybill.queue.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In what order the rows of a file are handed out. */
class UpdateRunTest {
    @TempDir
    Path folder;

    private UpdateRun run;

    @BeforeEach
    void begin() throws IOException {
        Path table = Files.writeString(folder.resolve("rows.csv"), "file_id,description\n1,a\nx,b\n3,c\n4,d\n5,e\n");
        Deliveries deliveries = new Deliveries();
        deliveries.setAddress("there");
        deliveries.setProtocol("metadata updates");
        deliveries.setStop(new StopSignal());
        run = new UpdateRun(deliveries.begin(table.toFile()), new RowBook(null, null), 2);
        run.begin();
    }

    @Test
    void aWrongRowIsNotHandedOut() {
        UpdateRow first = run.next();
        run.done(first, List.of());

        assertThat(first.number()).isEqualTo(2);
        assertThat(run.next().number()).isEqualTo(4);
    }

    @Test
    void oneThatFollowsIsToldOfOnceWhileARowIsInFlight() {
        run.next();

        assertThat(run.hasNext()).isTrue();
        assertThat(run.hasNext()).as("asked again, a step has failed").isFalse();
    }

    @Test
    void aRowThatIsSetAsideIsFollowedByTheNext() {
        UpdateRow first = run.next();
        run.hasNext();

        run.broke(first, new Answer(500, "", 0));

        assertThat(run.hasNext()).isTrue();
        assertThat(run.next().number()).isEqualTo(4);
    }
}
