package io.waybill.sandbox;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The bytes of tus uploads that a client has sent more than once, kept or not, as the record shows them. */
final class SentTwice {
    private SentTwice() {}

    static long count(List<Call> calls) {
        Map<String, List<Call>> uploads = calls.stream()
                .filter(call -> call.phase().equals("patch") && call.offset() >= 0)
                .collect(Collectors.groupingBy(Call::upload));
        return uploads.values().stream().mapToLong(SentTwice::ofOne).sum();
    }

    /** What was sent in all, less what it covers. */
    private static long ofOne(List<Call> patches) {
        TreeMap<Long, Long> reach = new TreeMap<>();
        patches.forEach(patch -> reach.merge(patch.offset(), patch.offset() + patch.bytes(), Math::max));
        long covered = 0;
        long end = 0;
        for (Map.Entry<Long, Long> piece : reach.entrySet()) {
            long start = Math.max(end, piece.getKey());
            covered += Math.max(0, piece.getValue() - start);
            end = Math.max(end, piece.getValue());
        }
        return patches.stream().mapToLong(Call::bytes).sum() - covered;
    }
}
