package io.waybill.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Everything behind the wire: the datasets, their door, what a request can ask for, and the disk.
 *
 * <p>Source: the protocol page of Data Bank, section 0, for which parameter decides.
 */
final class DatabankDesk implements Desk<DatabankVisit> {
    private final Map<String, Dataset> datasets = new ConcurrentHashMap<>();
    private final Settings settings;
    private final DatabankStore store;
    private final Registry registry;
    private final TusUploads uploads;
    private final DatabankAccess access;
    private final DatabankPhases phases;
    private final DatabankFiling filing;
    private final DatabankTus tus;

    DatabankDesk(Settings settings, DatabankStore store, Registry registry, Supplier<String> rootUrl) {
        this.settings = settings;
        this.store = store;
        this.registry = registry;
        this.uploads = new TusUploads(store);
        this.access = new DatabankAccess(settings);
        this.phases = new DatabankPhases(settings, store, registry, rootUrl);
        this.filing = new DatabankFiling(settings, store, uploads, registry, rootUrl);
        this.tus = new DatabankTus(settings, access, uploads, this::isAnyToken);
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

    TusUploads uploads() {
        return uploads;
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

    @Override
    public DatabankVisit visit(HttpExchange exchange, long number) {
        return new DatabankVisit(exchange, number, store.spool(number, settings.discard));
    }

    @Override
    public Reply answer(DatabankVisit visit, boolean readable, long atMost) throws IOException {
        Generation generation = settings.generation;
        if (visit.tus().isPresent() && readable) {
            return tus.answer(generation, visit.tus().get(), visit.form().spool(), atMost);
        }
        if (visit.key().isEmpty()) {
            return Reply.noSuchPage();
        }
        if (!readable) {
            return Reply.brokenPage();
        }
        Dataset dataset = datasets.get(visit.key().get());
        Optional<Reply> refusal = access.refuse(dataset, visit.authorization());
        return refusal.isPresent() ? refusal.get() : dispatch(generation, dataset, visit.form(), atMost);
    }

    private Reply dispatch(Generation generation, Dataset dataset, Form form, long atMost) throws IOException {
        if (form.isSingleShot()) {
            return filing.singleShot(dataset, form, atMost);
        }
        if (generation.hasTus() && form.isAttach()) {
            return filing.attach(dataset, form);
        }
        return phases.answer(dataset, form, atMost);
    }

    private boolean isAnyToken(String token) {
        return datasets.values().stream().anyMatch(dataset -> access.opens(dataset, token));
    }
}
