package io.waybill.sandbox;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Supplier;

/** The meaning of a request: which phase it asks for, what the phase does, and the exact words of the answer. */
final class DatabankPhases {
    private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(41);
    private static final String TOO_LARGE = "File too large. Max file size: 2TB.\n";
    private static final String NIL = "no implicit conversion of nil into String\n";
    private static final String NOT_STORED =
            "Error uploading file. If error persists, please contact the Research Data Service.\n";

    private final Settings settings;
    private final DatabankStore store;
    private final Registry registry;
    private final Supplier<String> rootUrl;

    DatabankPhases(Settings settings, DatabankStore store, Registry registry, Supplier<String> rootUrl) {
        this.settings = settings;
        this.store = store;
        this.registry = registry;
        this.rootUrl = rootUrl;
    }

    /** Does the work and words the answer; a transfer appends at most so many bytes. */
    Reply answer(Dataset dataset, Form form, long atMost) throws Refusal {
        if (!form.has("phase") || !settings.hasPhases()) {
            return Reply.raw(500, "invalid request");
        }
        return switch (form.text("phase")) {
            case "setup" -> setup(dataset, form);
            case "transfer" -> transfer(dataset, form, atMost);
            case "verify" -> verify(dataset, form);
            default -> Reply.raw(400, "invalid phase parameter: " + form.text("phase"));
        };
    }

    private Reply setup(Dataset dataset, Form form) throws Refusal {
        String name = form.text("filename");
        if (form.has("filename") && dataset.has(name)) {
            return Reply.raw(500, "File with the name %s already exists in this dataset.\n".formatted(name));
        }
        if (!form.has("filename")) {
            if (form.has("filesize")) {
                store.wipe(dataset.key());
            }
            return Reply.brokenPage();
        }
        if (!form.has("filesize")) {
            return Reply.raw(500, "missing paramter: filesize\n");
        }
        if (RubyText.toNumber(form.text("filesize")).compareTo(LARGEST) > 0) {
            return Reply.raw(500, TOO_LARGE);
        }
        try {
            store.setUp(dataset.key(), name);
            return Reply.raw(200, "successfully set up " + name);
        } catch (Refusal refusal) {
            return Reply.raw(500, refusal.getMessage() + "\n");
        }
    }

    private Reply transfer(Dataset dataset, Form form, long atMost) throws Refusal {
        if (!form.has("filename")) {
            return Reply.brokenPage();
        }
        if (!form.has("previous_size") || !form.hasChunk() && !form.has(Form.CHUNK)) {
            return Reply.raw(500, NIL);
        }
        String name = form.text("filename");
        long size;
        try {
            size = store.size(dataset.key(), name);
        } catch (Refusal refusal) {
            return Reply.raw(500, refusal.getMessage() + "\n");
        }
        Optional<String> objection = objection(form, BigInteger.valueOf(size));
        if (objection.isPresent()) {
            return Reply.refusedChunk(objection.get(), size);
        }
        try {
            store.append(dataset.key(), name, form.spool(), atMost);
            return Reply.raw(200, "successfully added chunk to " + name);
        } catch (Refusal refusal) {
            return Reply.refusedChunk(refusal.getMessage() + "\n", store.size(dataset.key(), name));
        }
    }

    private static Optional<String> objection(Form form, BigInteger size) {
        String previous = form.text("previous_size");
        if (size.compareTo(LARGEST) >= 0) {
            return Optional.of(TOO_LARGE);
        }
        if (!RubyText.toNumber(previous).equals(size)) {
            return Optional.of(
                    "Unexpected previous_size value.  Expected: %d, Recieved: %s\n".formatted(size, previous));
        }
        return form.hasChunk()
                ? Optional.empty()
                : Optional.of("private method `open' called for " + RubyText.shown(form.text(Form.CHUNK)) + "\n");
    }

    private Reply verify(Dataset dataset, Form form) {
        if (!form.has("filename")) {
            return Reply.brokenPage();
        }
        String name = form.text("filename");
        try {
            if (settings.generation == Generation.MOVES_AT_VERIFY && store.size(dataset.key(), name) == 0) {
                dataset.orphan();
                return Reply.raw(500, NOT_STORED);
            }
            registry.register(dataset, name);
            return Reply.raw(
                    200,
                    "%s successfully uploaded.  Refresh dataset page to see newly uploaded file. %s/datasets/%s/edit"
                            .formatted(name, rootUrl.get(), dataset.key()));
        } catch (IOException failure) {
            dataset.orphan();
            Refusal refusal = Refusal.of(failure, "rb_sysopen", name);
            return Reply.raw(500, refusal.getMessage() + "\n");
        }
    }
}
