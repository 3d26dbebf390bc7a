package io.waybill.arrival;

import io.waybill.ledger.Arrivals;
import java.time.Clock;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The choosing of a source's files, look after look: by its rules, and by what became of a file at earlier looks. */
final class Selection {
    private static final Logger LOG = LoggerFactory.getLogger(Selection.class);

    private final String source;
    private final ArrivalRules rules;
    private final String key;
    private final LeftFiles left;
    private final boolean stay;
    private final Looks looks = new Looks(System::nanoTime);
    private Remaining remaining = Remaining.NONE;
    private volatile Remaining remained = Remaining.NONE;
    private long settlesInMillis = Long.MAX_VALUE;

    /**
     * @param source its place, for people
     * @param key its name in the ledger
     * @param stay whether files that were taken stay where they are, so that the ledger must remember them
     */
    Selection(String source, String key, ArrivalRules rules, Arrivals arrivals, boolean stay) {
        this.source = source;
        this.key = key;
        this.rules = rules;
        this.left = new LeftFiles(arrivals, key, Clock.systemUTC());
        this.stay = stay;
    }

    /** Another look begins. */
    void begin() {
        settlesInMillis = Long.MAX_VALUE;
        remaining = Remaining.NONE;
        looks.begin();
        left.begin();
    }

    /** The look is over. */
    void end() {
        remained = remaining;
    }

    /** Tells the ledger which of the files that were taken are still there. */
    void tell() {
        left.tell();
    }

    /** What the last look did not take. */
    Remaining remained() {
        return remained;
    }

    /** How long it takes until another look can take a file that was too fresh for the last one; milliseconds. */
    long settlesInMillis() {
        return settlesInMillis;
    }

    /** True if {@code file} is to be taken now; says once why a file is left. */
    boolean wants(Sight file, Predicate<String> exists) {
        Verdict verdict = rules.judge(file, () -> unchangedMillis(file), System.currentTimeMillis(), exists);
        if (verdict.kind() == Verdict.Kind.LEFT && looks.left(file, verdict.why())) {
            LOG.warn("{} in {} is left where it is: {}", file.path(), source, verdict.why());
        }
        if (!verdict.isTake()) {
            if (verdict.kind() != Verdict.Kind.PASSED) {
                remaining = remaining.and(file.path(), verdict.why());
            }
            return false;
        }
        String why = looks.waitsBecause(file);
        if (why != null) {
            remaining = remaining.and(file.path(), why);
        }
        return why == null && !isTaken(file);
    }

    void taken(Sight file) {
        if (stay) {
            left.add(id(file));
        }
        looks.taken(file);
    }

    /** {@code file} could not be taken; says so where that is news. */
    void failed(Sight file, String why) {
        if (looks.failed(file, why)) {
            LOG.warn("{} in {} stays where it is and is tried again: {}", file.path(), source, why);
        }
    }

    private long unchangedMillis(Sight file) {
        long unchanged = file.quietMillis() >= rules.stableMillis() ? file.quietMillis() : looks.unchangedMillis(file);
        if (unchanged < rules.stableMillis()) {
            settlesInMillis = Math.min(settlesInMillis, rules.stableMillis() - unchanged);
        }
        return unchanged;
    }

    private boolean isTaken(Sight file) {
        return stay && left.has(id(file));
    }

    private String id(Sight file) {
        return FileIdentity.bySight(key, file).id();
    }
}
