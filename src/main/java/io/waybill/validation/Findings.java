package io.waybill.validation;

import java.util.List;
import java.util.TreeSet;

/** What has been found to be wrong so far: each once, in the order of files and lines. */
public final class Findings {
    private final TreeSet<Finding> all = new TreeSet<>();

    public void add(Position at, String sentence) {
        all.add(new Finding(at, sentence));
    }

    public void addAll(Iterable<Finding> findings) {
        findings.forEach(all::add);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public List<Finding> all() {
        return List.copyOf(all);
    }
}
