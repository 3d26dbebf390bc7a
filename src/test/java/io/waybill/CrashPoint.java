package io.waybill;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.waybill.sandbox.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A moment between two steps that a crash must not tear apart. */
enum CrashPoint {
    AFTER_THE_SPOOL_COPY("The spool has the file, and the ledger does not know it.", "arrival.Spool.copy", "EXIT"),
    AFTER_THE_LEDGER_INSERT("The ledger has the waybill, and the queue no ticket.", "ledger.Ledger.open", "EXIT"),
    AFTER_THE_TICKET_IS_SENT("The queue has the ticket, and the arrival does not know.", "queue.Tickets.send", "EXIT"),
    BEFORE_THE_SOURCE_IS_MOVED(
            "The waybill is on its way, and its file still in the inbox.", "arrival.FolderSource.clear", "ENTRY"),
    AFTER_A_WAYBILL_IS_TAKEN("The waybill is ours, and no call was made.", "ledger.Ledger.take", "EXIT"),
    AFTER_SETUPS_ANSWER(
            "The upload is open, and the ledger does not know it.",
            "destination.databank.DatabankAnswers.setUp",
            "ENTRY"),
    AMID_A_CHUNK(
            "The service has a part of a chunk.", Fault.on("transfer").call(20).hangAmidBody(90_000)),
    AFTER_A_CHUNKS_ANSWER(
            "The service has the chunk, and the ledger does not know it.",
            "destination.databank.DatabankAnswers.transferred",
            "ENTRY"),
    BETWEEN_TWO_CHUNKS("A chunk is in the ledger, and the next was not sent.", "ledger.Ledger.acknowledged", "EXIT"),
    AFTER_THE_LAST_CHUNK("Every byte is there, and there is no commit mark.", "destination.Delivery.commit", "ENTRY"),
    AFTER_THE_COMMIT_MARK("The mark is written, and verify was not sent.", "ledger.Ledger.committing", "EXIT"),
    BEFORE_VERIFYS_ANSWER(
            "The file is public, and nobody was told.",
            Fault.on("verify").call(12).hangAfterWork()),
    AFTER_VERIFYS_ANSWER(
            "The service has said so, and the ledger does not know it.",
            "destination.databank.DatabankAnswers.verified",
            "ENTRY"),
    AFTER_CREATES_ANSWER(
            "The upload is open, and the ledger does not know its address.",
            "destination.databank.TusAnswers.created",
            "ENTRY"),
    AMID_A_PATCH(
            "The service has a part of the bytes.", Fault.on("patch").call(7).hangAmidBody(90_000)),
    AFTER_A_PATCHS_ANSWER(
            "The service has the bytes, and the ledger does not know it.",
            "destination.databank.TusAnswers.patched",
            "ENTRY"),
    BEFORE_ATTACH(
            "The upload is whole, and there is no commit mark.", "destination.databank.TusAnswers.isWhole", "EXIT"),
    BEFORE_ATTACHS_ANSWER(
            "The file is public, and nobody was told.",
            Fault.on("attach").call(12).hangAfterWork()),
    AFTER_ATTACHS_ANSWER(
            "The service has said so, and the ledger does not know it.",
            "destination.databank.FilingAnswers.attached",
            "ENTRY"),
    AMID_AN_UPLOAD(
            "The service has a part of the body.", Fault.on("append").call(4).hangAmidBody(90_000)),
    BEFORE_AN_UPLOADS_ANSWER(
            "The service has taken the file, and nobody was told.",
            Fault.on("append").call(4).hangAfterWork()),
    AFTER_AN_UPLOADS_ANSWER(
            "The service has told the job, and the ledger does not know it.",
            "destination.datatile.DatatileAnswers.taken",
            "ENTRY"),
    AMID_A_FORM(
            "The service has a part of the form.", Fault.on("create").call(2).hangAmidBody(90_000)),
    BEFORE_A_FORMS_ANSWER(
            "The service has the file, and nobody was told.",
            Fault.on("create").call(2).hangAfterWork()),
    AFTER_A_FORMS_ANSWER(
            "The service has told the file's id, and the ledger does not know it.",
            "destination.dc21.FileAnswers.created",
            "ENTRY"),
    AFTER_A_JOB_IS_WRITTEN_DOWN("The ledger has the job, and nobody asked for it.", "ledger.Jobs.works", "EXIT"),
    AFTER_A_JOBS_ANSWER(
            "The service has told how the job stands, and the ledger does not know it.",
            "destination.datatile.JobAnswers.told",
            "ENTRY"),
    AFTER_A_JOB_IS_WAITED_FOR(
            "The ledger says when to ask again, and there is no ticket.", "ledger.Jobs.await", "EXIT"),
    AFTER_DELIVERED("The ledger says DELIVERED, and the spool has the file.", "ledger.Ledger.delivered", "EXIT"),
    BEFORE_THE_ACKNOWLEDGEMENT("All is done, and the queue has the ticket.", "destination.Receipts.take", "EXIT");

    private static final boolean EVERY = Boolean.getBoolean("waybill.crash.every");
    private static final int NTH = 12;
    private static final int NTH_OF_FEW = 2;

    final String sentence;
    private final String method;
    private final String where;
    private final Fault fault;

    CrashPoint(String sentence, String method, String where) {
        this.sentence = sentence;
        this.method = "io.waybill." + method;
        this.where = where;
        this.fault = null;
    }

    CrashPoint(String sentence, Fault fault) {
        this.sentence = sentence;
        this.method = null;
        this.where = null;
        this.fault = fault;
    }

    /** A mark without an answer on record, which a server that cannot be asked leaves in doubt. */
    boolean leavesADoubt() {
        return this == AFTER_THE_COMMIT_MARK || this == BEFORE_ATTACHS_ANSWER || this == AFTER_ATTACHS_ANSWER;
    }

    boolean isAtTheServer() {
        return fault != null;
    }

    Fault fault() {
        return fault;
    }

    /** As {@link #fault}, for another name of the stand-in's calls. */
    Fault faultOn(String phase) {
        return new Fault(phase, fault.turns(), fault.effect(), fault.bytes(), fault.reply(), fault.delay());
    }

    /** A Java option that has the process make {@code marker} amid its way through the files, and then stand still. */
    String javaOption(Path marker) {
        return javaOption(marker, this == BETWEEN_TWO_CHUNKS ? NTH_OF_FEW : NTH, "waitFor(\"the kill\")");
    }

    /** Where an instant is tried for another way of sending too: only those after which one may know less. */
    void isTriedForThisWayToo() {
        assumeTrue(
                EVERY || name().matches("AFTER_THE_COMMIT_MARK|BEFORE_.*S_ANSWER"),
                "Each instant for each way of sending is tried with -Pcrash");
    }

    /** @param then what to do, in Byteman's words, when the marker is there */
    String javaOption(Path marker, int nth, String then) {
        int dot = method.lastIndexOf('.');
        Path script = marker.resolveSibling(marker.getFileName() + ".btm");
        try {
            Files.writeString(script, """
                    RULE %s
                    CLASS %s
                    METHOD %s
                    AT %s
                    IF incrementCounter("arrivals") == %d
                    DO openTrace("marker", "%s"), %s
                    ENDRULE
                    """.formatted(
                            name(), method.substring(0, dot), method.substring(dot + 1), where, nth, marker, then));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "-javaagent:" + agent() + "=script:" + script;
    }

    private static Path agent() {
        return Path.of(org.jboss.byteman.rule.Rule.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
    }

    @Override
    public String toString() {
        return name() + ": " + sentence;
    }
}
