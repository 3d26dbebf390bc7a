package io.waybill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Several nodes of one Waybill, each a process with a data folder of its own, on the scene's routes and settings. */
final class Fleet implements AutoCloseable {
    private final Path home;
    private final Settings settings;
    private final Path routes;
    private final String javaOptions;
    private final Map<String, WaybillProcess> nodes = new TreeMap<>();

    /** @param scene on external parts */
    Fleet(Path home, Scene scene) {
        this(home, scene, WaybillProcess.SHORT_LIVED);
    }

    Fleet(Path home, Scene scene, String javaOptions) {
        this.home = home;
        this.routes = scene.routes();
        this.javaOptions = javaOptions;
        this.settings = scene.with("waybill.cluster", "folder")
                .with("waybill.shared", home.resolve("shared").toString())
                .settings();
    }

    /** Starts the node, or starts it again after its end. */
    WaybillProcess start(String name) {
        try {
            Path folder = Files.createDirectories(home.resolve(name));
            Settings own = settings.with("waybill.node", name)
                    .with("waybill.data", folder.resolve("data").toString());
            WaybillProcess node = WaybillProcess.start(folder, own, routes, javaOptions);
            nodes.put(name, node);
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Fleet startAll(List<String> names) {
        names.forEach(this::start);
        return this;
    }

    WaybillProcess node(String name) {
        return nodes.get(name);
    }

    @Override
    public void close() {
        nodes.values().forEach(WaybillProcess::close);
    }
}
