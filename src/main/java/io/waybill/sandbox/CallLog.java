package io.waybill.sandbox;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Every request in the order of arrival, in memory and as lines of JSON in {@code record.jsonl}.
 *
 * <p>A held request is in memory at once; its line is written when the hold ends. The file's lines are in the order of
 * the ends, {@link Call#number()} tells the order of arrival.
 */
final class CallLog implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final ConcurrentSkipListMap<Long, Call> calls = new ConcurrentSkipListMap<>();
    private final List<Consumer<Call>> observers = new CopyOnWriteArrayList<>();
    private final Writer lines;
    private boolean closed;

    CallLog(Path file) throws IOException {
        lines = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void observe(Consumer<Call> observer) {
        observers.add(observer);
    }

    /** Takes in a request that has not ended. */
    void begin(Call call) {
        calls.put(call.number(), call);
    }

    /** Takes in a request that has ended, before its answer leaves. */
    void end(Call call) throws IOException {
        calls.put(call.number(), call);
        write(MAPPER.writeValueAsString(call) + "\n");
        observers.forEach(observer -> observer.accept(call));
    }

    private synchronized void write(String line) throws IOException {
        if (!closed) {
            lines.write(line);
            lines.flush();
        }
    }

    List<Call> all() {
        return List.copyOf(calls.values());
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            lines.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
