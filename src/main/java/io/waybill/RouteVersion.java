package io.waybill;

import io.waybill.chunk.Digests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What the route files say at one time.
 *
 * @param contents of each file, its bytes
 * @param written when the last of them was
 */
record RouteVersion(RouteFiles files, Map<Path, ByteBuffer> contents, FileTime written) {
    private static final int DIGEST_BYTES = 4;

    /** @throws WrongSetting where a file cannot be read */
    static RouteVersion of(RouteFiles files) {
        Map<Path, ByteBuffer> contents = new TreeMap<>();
        FileTime written = FileTime.fromMillis(0);
        try {
            for (Path file : files.files()) {
                contents.put(file, ByteBuffer.wrap(Files.readAllBytes(file)));
                FileTime time = Files.getLastModifiedTime(file);
                written = time.compareTo(written) > 0 ? time : written;
            }
        } catch (IOException e) {
            throw new WrongSetting("The route files must be readable, and are not: " + e.getMessage(), e);
        }
        return new RouteVersion(files, contents, written);
    }

    /** Whether the files say the same, letter by letter. */
    boolean saysTheSame(RouteVersion other) {
        return other != null && contents.equals(other.contents);
    }

    /** The files that say something else than in {@code earlier}, are new, or are gone. */
    List<Path> changedSince(RouteVersion earlier) {
        TreeSet<Path> all = new TreeSet<>(contents.keySet());
        all.addAll(earlier.contents.keySet());
        all.removeIf(file -> contents.containsKey(file) && contents.get(file).equals(earlier.contents.get(file)));
        return List.copyOf(all);
    }

    /** The same for the same files and settings, and for others another: a few letters for a person to compare. */
    String digest(String settings) {
        MessageDigest digest = Digests.sha256();
        contents.forEach((file, content) -> {
            digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            digest.update(content.array());
        });
        digest.update(settings.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
    }

    /** The routes by their ids; of two with one id all but one are switched off. */
    Map<String, List<Object>> routes() {
        Map<String, List<Object>> routes = new TreeMap<>();
        entries()
                .filter(RouteVersion::isRoute)
                .forEach(entry -> routes.computeIfAbsent(id(entry), id -> new ArrayList<>())
                        .add(entry.get("route")));
        return routes;
    }

    /** The route configurations, in their order. */
    List<Object> configurations() {
        return entries()
                .filter(entry -> entry.containsKey("routeConfiguration"))
                .map(Object.class::cast)
                .toList();
    }

    /** Whether the failure policy is the team's own; else it is the shipped one. */
    boolean hasPolicy() {
        return String.valueOf(configurations()).contains("id=" + StartupRules.POLICY);
    }

    /** What else the files hold: templates, beans, Kamelets, and routes without an id that is written out. */
    List<Object> others() {
        return entries()
                .filter(entry -> !isRoute(entry) && !entry.containsKey("routeConfiguration"))
                .map(Object.class::cast)
                .toList();
    }

    private static boolean isRoute(Map<?, ?> entry) {
        return entry.get("route") instanceof Map<?, ?> route
                && route.get("id") instanceof String id
                && !id.contains("{{");
    }

    private static String id(Map<?, ?> entry) {
        return ((Map<?, ?>) entry.get("route")).get("id").toString();
    }

    /** Of files that are right. */
    private Stream<Map<?, ?>> entries() {
        return contents.values().stream()
                .map(RouteVersion::yaml)
                .flatMap(yaml -> yaml instanceof List<?> list ? list.stream() : Stream.of(yaml))
                .filter(Map.class::isInstance)
                .map(entry -> (Map<?, ?>) entry);
    }

    private static Object yaml(ByteBuffer content) {
        return new Load(LoadSettings.builder().build()).loadFromInputStream(new ByteArrayInputStream(content.array()));
    }
}
