package io.waybill.destination.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.waybill.FreePort;
import io.waybill.RealPart;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;

/** Microsoft's emulator of Azure Blob in a process of its own, with one container, and the tokens for it. */
final class Azurite implements AutoCloseable {
    private static final Path HOME = Path.of("src/test/azurite");
    private static final String MAIN = "node_modules/azurite/dist/src/blob/main.js";
    private static final String ACCOUNT = "devstoreaccount1";
    /** The emulator's own, which everybody knows. */
    private static final String KEY =
            "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static final String VERSION = "2019-12-12";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private Azurite(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Azurite start(Path folder) throws Exception {
        RealPart.program("node", "apt-get install nodejs npm");
        RealPart.file(HOME.resolve("node_modules"), "npm ci --prefix " + HOME);
        int port = FreePort.find();
        Process process = new ProcessBuilder(
                        "node",
                        HOME.resolve(MAIN).toString(),
                        "--blobHost",
                        "127.0.0.1",
                        "--blobPort",
                        Integer.toString(port),
                        "--location",
                        Files.createDirectories(folder).toString(),
                        "--silent",
                        "--disableTelemetry")
                .redirectErrorStream(true)
                .redirectOutput(Path.of(folder + ".log").toFile())
                .start();
        Azurite azurite = new Azurite(process, port);
        Awaitility.await().atMost(60, TimeUnit.SECONDS).ignoreExceptions().until(azurite::makeContainer);
        return azurite;
    }

    /** Where the container is. */
    String container() {
        return "http://127.0.0.1:" + port + "/" + ACCOUNT + "/inbox";
    }

    /** An upload token: the container, a path below it, and a shared access signature. */
    String token(String below, String permissions, Instant starts, Instant ends) {
        String st = starts == null ? "" : time(starts);
        String se = time(ends);
        String signature = sign(String.join(
                "\n",
                permissions,
                st,
                se,
                "/blob/" + ACCOUNT + "/inbox",
                "",
                "",
                "",
                VERSION,
                "c",
                "",
                "",
                "",
                "",
                "",
                ""));
        return container() + below + "?sv=" + VERSION + "&sr=c&sp=" + permissions
                + (st.isEmpty() ? "" : "&st=" + encoded(st)) + "&se=" + encoded(se) + "&sig=" + encoded(signature);
    }

    /** The names of all blobs. */
    List<String> names() throws Exception {
        String answer = get("&restype=container&comp=list", "").body();
        List<String> names = new ArrayList<>();
        for (Matcher name = Pattern.compile("<Name>([^<]*)</Name>").matcher(answer); name.find(); ) {
            names.add(name.group(1).replace("&amp;", "&"));
        }
        return names;
    }

    /** Fetches a blob. */
    Path fetch(String name, Path target) throws Exception {
        String token = token("/" + name, "r", null, Instant.now().plusSeconds(600));
        return client.send(HttpRequest.newBuilder(URI.create(token)).build(), BodyHandlers.ofFile(target))
                .body();
    }

    private HttpResponse<String> get(String query, String below) throws Exception {
        String token = token(below, "rl", null, Instant.now().plusSeconds(600));
        return client.send(HttpRequest.newBuilder(URI.create(token + query)).build(), BodyHandlers.ofString());
    }

    private boolean makeContainer() throws Exception {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atZone(ZoneOffset.UTC));
        String signature = sign("PUT\n\n\n\n\n\n\n\n\n\n\n\nx-ms-date:" + date + "\nx-ms-version:" + VERSION + "\n/"
                + ACCOUNT + "/" + ACCOUNT + "/inbox\nrestype:container");
        HttpRequest request = HttpRequest.newBuilder(URI.create(container() + "?restype=container"))
                .header("x-ms-date", date)
                .header("x-ms-version", VERSION)
                .header("Authorization", "SharedKey " + ACCOUNT + ":" + signature)
                .PUT(BodyPublishers.noBody())
                .build();
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        return status == 201 || status == 409;
    }

    private static String sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
