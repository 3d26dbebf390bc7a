package io.waybill.sandbox;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Everything behind the wire: the datasets, their door, their phases and their disk. */
final class DatabankDesk {
    private final Map<String, Dataset> datasets = new ConcurrentHashMap<>();
    private final Settings settings;
    private final DatabankStore store;
    private final Registry registry;
    private final DatabankAccess access;
    private final DatabankPhases phases;

    DatabankDesk(Settings settings, DatabankStore store, Registry registry, Supplier<String> rootUrl) {
        this.settings = settings;
        this.store = store;
        this.registry = registry;
        this.access = new DatabankAccess(settings);
        this.phases = new DatabankPhases(settings, store, registry, rootUrl);
    }

    void open(String key, String token) {
        datasets.computeIfAbsent(key, Dataset::new).token(token);
    }

    Dataset dataset(String key) {
        Dataset dataset = datasets.get(key);
        if (dataset == null) {
            throw new IllegalArgumentException("the dataset must be one of " + datasets.keySet() + ", not " + key);
        }
        return dataset;
    }

    void plant(String key, String name, byte[] bytes) {
        registry.plant(dataset(key), name, bytes);
    }

    OptionalLong partial(String key, String name) {
        try {
            return OptionalLong.of(store.size(key, name));
        } catch (Refusal none) {
            return OptionalLong.empty();
        }
    }

    Spool spool(long number) {
        return store.spool(number, settings.discard);
    }

    Reply answer(Visit visit, boolean readable, long atMost) throws IOException {
        if (visit.key().isEmpty()) {
            return Reply.raw(404, "{\"status\":404,\"error\":\"Not Found\"}");
        }
        if (!readable) {
            return Reply.brokenPage();
        }
        Dataset dataset = datasets.get(visit.key().get());
        Optional<Reply> refusal = access.refuse(dataset, visit.authorization());
        return refusal.isPresent() ? refusal.get() : phases.answer(dataset, visit.form(), atMost);
    }
}
