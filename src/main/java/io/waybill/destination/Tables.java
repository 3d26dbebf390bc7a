package io.waybill.destination;

import io.waybill.arrival.NamePatterns;
import io.waybill.arrival.NameRule;
import io.waybill.ledger.Batches;
import io.waybill.ledger.Ledger;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import io.waybill.queue.Tickets;
import java.io.IOException;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * The tables of a destination, each of which goes with its metadata file as one batch: neither is sent before both have
 * been accepted, one is sent after the other, and neither has its receipt before both have arrived. Its properties are a
 * Kamelet's parameters.
 */
public final class Tables {
    private enum Role {
        TABLE,
        METADATA,
        ALONE
    }

    private Batches batches;
    private Tickets tickets;
    private NamePatterns tables;
    private NameRule metadata;
    private boolean metadataFirst;
    private String word = "table";
    private String parameter = "tables";

    /**
     * What is known of the file from an earlier delivery, or {@link Job#NONE} where it is to be sent now.
     *
     * @throws BatchIncomplete while it must wait for the other file
     * @throws DestinationRefused for a file of a batch that is sent without the queue
     */
    public Job known(@Body Object body) throws IOException {
        Role role = role(Outgoing.file(body).name());
        Job known = Job.of(body);
        if (role == Role.ALONE || !known.isMissing()) {
            return known;
        }
        if (!(body instanceof Waybill waybill)) {
            throw new DestinationRefused("A " + word + " and its metadata must be sent by the queue, so that they can"
                    + " wait for each other: with waybill-sink and waybill-source, or without the parameter "
                    + parameter);
        }
        Waybill mate = mate(waybill, role)
                .orElseThrow(() -> new BatchIncomplete(
                        waybill.file().name() + " waits for its "
                                + (role == Role.TABLE
                                        ? "metadata, " + metadata(waybill)
                                        : word + ", " + nameOfTable(waybill)),
                        null));
        boolean isFirst = metadataFirst == (role == Role.METADATA);
        if (!hasArrived(mate) && (!isFirst || !mate.state().isOpen())) {
            throw incomplete(waybill, mate);
        }
        return Job.NONE;
    }

    /** The destination holds the file. */
    public Job taken(@Variable("delivery") Delivery delivery, @Body Object body) {
        if (role(delivery.file().name()) == Role.ALONE) {
            return new Job(delivery.receipt(), true);
        }
        Job job = delivery.holdBack();
        batches.mate(((Waybill) body).id()).ifPresent(this::hurry);
        return job;
    }

    /** @throws BatchIncomplete while the other file of the batch has not arrived */
    public Receipt receipt(@Variable("job") Job job, @Body Object body) {
        if (body instanceof Waybill waybill && role(waybill.file().name()) != Role.ALONE) {
            batches.mate(waybill.id()).filter(mate -> !hasArrived(mate)).ifPresent(mate -> {
                throw incomplete(waybill, mate);
            });
        }
        return job.receipt();
    }

    /** The other file of the batch, which a table begins: metadata has the table that waits for it looked at. */
    private Optional<Waybill> mate(Waybill waybill, Role role) {
        Optional<Waybill> known = batches.mate(waybill.id());
        if (known.filter(mate -> mate.state().isOpen() || hasArrived(mate)).isPresent()) {
            return known;
        }
        if (role == Role.TABLE) {
            Optional<Waybill> found = batches.begin(waybill, metadata(waybill));
            found.ifPresent(this::hurry);
            return found.or(() -> known);
        }
        String name = waybill.file().name();
        batches.alone(waybill, metadata.beginning(name).orElseThrow()).stream()
                .filter(table -> role(table.file().name()) == Role.TABLE)
                .filter(table -> metadata(table).equals(name))
                .forEach(this::hurry);
        return known;
    }

    private void hurry(Waybill mate) {
        batches.hurry(mate.id()).ifPresent(tickets::send);
    }

    private static boolean hasArrived(Waybill mate) {
        return mate.job() != null || mate.state() == State.DELIVERED;
    }

    private static BatchIncomplete incomplete(Waybill waybill, Waybill mate) {
        String why = mate.reason() == null ? "" : ": " + mate.reason();
        String ended = mate.state().isOpen() ? "" : ", which is " + mate.state() + why;
        return new BatchIncomplete(
                waybill.file().name() + " waits for " + mate.file().name() + " of the same batch" + ended, mate);
    }

    private Role role(String name) {
        if (tables.text().isBlank()) {
            return Role.ALONE;
        }
        return metadata.fits(name) ? Role.METADATA : tables.matchName(name) ? Role.TABLE : Role.ALONE;
    }

    private String metadata(Waybill table) {
        return metadata.of(table.file().name());
    }

    private String nameOfTable(Waybill metadataFile) {
        return tables.text().equals("*")
                ? metadata.beginning(metadataFile.file().name()).orElseThrow()
                : "one of " + tables.text();
    }

    /** What a file with metadata is called, for a person. */
    public void setWord(String word) {
        this.word = word;
    }

    /** The parameter that says which files have metadata. */
    public void setParameter(String parameter) {
        this.parameter = parameter;
    }

    public void setLedger(Ledger ledger) {
        this.batches = new Batches(ledger);
    }

    public void setTickets(Tickets tickets) {
        this.tickets = tickets;
    }

    /** Which files are tables, as patterns of their names; {@code none}, or {@code required} for all but metadata. */
    public void setTables(String tables) {
        this.tables = NamePatterns.of(tables.equals("none") ? "" : tables.equals("required") ? "*" : tables);
    }

    /** The name of a table's metadata file, with the table's in it. */
    public void setMetadata(String metadata) {
        this.metadata = new NameRule(metadata);
    }

    /** {@code first} or {@code last}. */
    public void setMetadataGoes(String when) {
        this.metadataFirst = when.equals("first");
    }
}
