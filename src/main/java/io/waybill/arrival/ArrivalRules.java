package io.waybill.arrival;

import io.waybill.chunk.ByteSize;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.util.TimeUtils;

/**
 * Which files of a watched folder are taken, and when. The first rule that says no counts. Its properties are the
 * parameters of the source Kamelets.
 */
public final class ArrivalRules {
    private static final String UNREADABLE_CHARACTER = "\uFFFD";

    private NamePatterns include = NamePatterns.of("*");
    private NamePatterns exclude = NamePatterns.of("");
    private NamePatterns temporary = NamePatterns.of("*.part,*.tmp,*.filepart");
    private NameRule doneFile = new NameRule("");
    private long stableMillis = 2_000;
    private long minAgeMillis;
    private long maxSize = Long.MAX_VALUE;
    private String emptyFiles = "send";
    private String links = "leave";

    /**
     * What becomes of {@code file}.
     *
     * @param unchangedMillis for how long it is known to be as it is; asked last
     * @param now epoch milliseconds
     * @param exists tells whether there is a file at a path in the watched folder
     */
    /** @param parameters of a source, defaults included */
    static ArrivalRules of(Map<String, String> parameters) {
        ArrivalRules rules = new ArrivalRules();
        rules.setInclude(parameters.get("include"));
        rules.setExclude(parameters.get("exclude"));
        rules.setTemporary(parameters.get("temporary"));
        rules.setDoneFile(parameters.get("doneFile"));
        rules.setStableFor(parameters.get("stableFor"));
        rules.setMinAge(parameters.get("minAge"));
        rules.setMaxSize(parameters.get("maxSize"));
        rules.setEmptyFiles(parameters.get("emptyFiles"));
        if (parameters.containsKey("links")) {
            rules.setLinks(parameters.get("links"));
        }
        return rules;
    }

    Verdict judge(Sight file, LongSupplier unchangedMillis, long now, Predicate<String> exists) {
        return Stream.<Verdict>of(ofName(file), ofKind(file), ofDoneFile(file, exists), ofSize(file))
                .filter(verdict -> !verdict.isTake())
                .findFirst()
                .orElseGet(() -> ofTime(file, unchangedMillis.getAsLong(), now));
    }

    /** What tells a source with these rules from another of the same place: which names it is for. */
    String key(String place) {
        return place + " " + include.text() + (exclude.text().isEmpty() ? "" : " not " + exclude.text());
    }

    boolean followsLinks() {
        return links.equals("follow");
    }

    /** For how long a file must be left alone, milliseconds. */
    long stableMillis() {
        return stableMillis;
    }

    private Verdict ofName(Sight file) {
        if (file.name().startsWith(".") || file.folder().matches("(.*/)?\\..*")) {
            return Verdict.passed("a name with a dot in front is a hidden file or one that is still written");
        }
        if (temporary.match(file)) {
            return Verdict.later(
                    "its name is one of a file that is still written (temporary: " + temporary.text() + ")");
        }
        if (!include.match(file)) {
            return Verdict.passed("its name is none of those wanted (include: " + include.text() + ")");
        }
        if (exclude.match(file)) {
            return Verdict.passed("its name is one of those not wanted (exclude: " + exclude.text() + ")");
        }
        return file.path().contains(UNREADABLE_CHARACTER)
                ? Verdict.left("its name must be UTF-8, and is not; rename it")
                : Verdict.TAKE;
    }

    private Verdict ofKind(Sight file) {
        if (file.kind() == Sight.Kind.LINK && !followsLinks()) {
            return Verdict.left("it is a symbolic link, and this route takes none (links: leave)");
        }
        if (file.kind() == Sight.Kind.LINK) {
            return Verdict.left("it is a symbolic link that leads to no file");
        }
        if (file.kind() == Sight.Kind.FOLDER) {
            return Verdict.left("it is a folder that Waybill may not look into");
        }
        if (file.kind() == Sight.Kind.OTHER) {
            return Verdict.left("it is no file but a pipe, a socket or a device");
        }
        return file.readable() ? Verdict.TAKE : Verdict.left("Waybill may not read it");
    }

    private Verdict ofDoneFile(Sight file, Predicate<String> exists) {
        if (doneFile.isNone()) {
            return Verdict.TAKE;
        }
        if (doneFile.fits(file.name())) {
            return Verdict.passed("it is a done file (doneFile: " + doneFile.text() + ")");
        }
        String done = doneFile(file);
        return exists.test(done)
                ? Verdict.TAKE
                : Verdict.later("its done file " + done + " is not there (doneFile: " + doneFile.text() + ")");
    }

    private Verdict ofSize(Sight file) {
        if (file.size() > maxSize) {
            return Verdict.left("it must have at most " + maxSize + " bytes, and has " + file.size() + " (maxSize)");
        }
        if (file.size() > 0 || emptyFiles.equals("send")) {
            return Verdict.TAKE;
        }
        String why = "it is empty (emptyFiles: " + emptyFiles + ")";
        return emptyFiles.equals("skip") ? Verdict.passed(why) : Verdict.left(why);
    }

    private Verdict ofTime(Sight file, long unchangedMillis, long now) {
        if (now - file.modified() < minAgeMillis) {
            return Verdict.later("it was changed " + seconds(now - file.modified()) + " ago, and must be "
                    + seconds(minAgeMillis) + " old (minAge)");
        }
        return unchangedMillis < stableMillis
                ? Verdict.later("it is unchanged for " + seconds(unchangedMillis)
                        + " as far as is known, and must be for " + seconds(stableMillis) + " (stableFor)")
                : Verdict.TAKE;
    }

    /** The path of the file that says that {@code file} is done; empty where there is no such convention. */
    String doneFile(Sight file) {
        if (doneFile.isNone()) {
            return "";
        }
        String done = doneFile.of(file.name());
        return file.folder().isEmpty() ? done : file.folder() + "/" + done;
    }

    private static String seconds(long millis) {
        return Math.max(0, millis) / 1000.0 + " s";
    }

    /** Ant patterns with commas between them; one with a slash is of the path in the folder, others of the name. */
    public void setInclude(String include) {
        this.include = NamePatterns.of(include);
    }

    public void setExclude(String exclude) {
        this.exclude = NamePatterns.of(exclude);
    }

    /** Patterns of the names that files have while they are written. */
    public void setTemporary(String temporary) {
        this.temporary = NamePatterns.of(temporary);
    }

    /** The name of the file that says that another is done, with that one's name in it; empty for no convention. */
    public void setDoneFile(String doneFile) {
        this.doneFile = new NameRule(doneFile);
    }

    public void setStableFor(String time) {
        this.stableMillis = TimeUtils.toMilliSeconds(time);
    }

    public void setMinAge(String time) {
        this.minAgeMillis = TimeUtils.toMilliSeconds(time);
    }

    /** Such as 2GiB, or unlimited. */
    public void setMaxSize(String size) {
        this.maxSize = size.equals("unlimited") ? Long.MAX_VALUE : ByteSize.parse(size);
    }

    /** {@code send}, {@code skip} or {@code reject}. */
    public void setEmptyFiles(String emptyFiles) {
        this.emptyFiles = emptyFiles;
    }

    /** {@code leave} or {@code follow}. */
    public void setLinks(String links) {
        this.links = links;
    }
}
