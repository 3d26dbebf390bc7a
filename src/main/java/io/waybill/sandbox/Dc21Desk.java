package io.waybill.sandbox;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import io.waybill.sandbox.Dc21Registry.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything behind the DC21 stand-in's wire: who may call, and what the calls come to.
 *
 * <p>Source: the protocol page of DC21, "2 Authentication" and "4 File Update".
 */
final class Dc21Desk implements Desk<Dc21Visit> {
    private static final Pattern LEADING_NUMBER = Pattern.compile("\\s*(\\d{1,9}).*");
    private static final JsonMapper JSON = new JsonMapper();

    private final Dc21Registry registry;
    private final Dc21Uploads uploads;
    private final Path spool;

    Dc21Desk(Dc21Registry registry, Dc21Uploads uploads, Path folder) throws IOException {
        this.registry = registry;
        this.uploads = uploads;
        this.spool = Files.createDirectories(folder.resolve("spool"));
    }

    @Override
    public Dc21Visit visit(HttpExchange exchange, long number) {
        return new Dc21Visit(exchange, number, new Spool(spool.resolve(Long.toString(number)), false));
    }

    @Override
    public synchronized Reply answer(Dc21Visit visit, boolean readable, long atMost) throws IOException {
        if (visit.phase().isEmpty()) {
            return Reply.noSuchPage();
        }
        if (!readable) {
            return Reply.brokenPage();
        }
        RailsParameters parameters = visit.parameters();
        Optional<String> token = parameters.text("auth_token");
        Optional<User> user = token.flatMap(registry::byToken);
        if (user.isEmpty() || !user.get().active()) {
            return stranger(visit, token.isPresent(), user.isPresent());
        }
        try {
            return answer(visit, parameters, user.get());
        } catch (Dc21Update.Broken broken) {
            return Reply.brokenPage();
        }
    }

    private Reply answer(Dc21Visit visit, RailsParameters parameters, User user) throws IOException {
        return switch (visit.phase()) {
            case "update" -> update(parameters, user);
            case "create" -> uploads.create(visit, parameters, user);
            case "search" -> Dc21Search.answer(registry, parameters);
            default ->
                registry.find(visit.download().orElseThrow())
                        .filter(file -> file.path() != null)
                        .map(file -> Reply.bytes(file.path()))
                        .orElseGet(Reply::noSuchPage);
        };
    }

    /** Without a format for programs a stranger is led to the page on which people log in. */
    private static Reply stranger(Dc21Visit visit, boolean hasToken, boolean isKnown) {
        if (!visit.isJson()) {
            String page = visit.exchange.getRequestHeaders().getFirst("Host") + "/users/sign_in";
            return new Reply(
                    302,
                    "<html><body>You are being <a href=\"http://" + page + "\">redirected</a>.</body></html>",
                    "text/html; charset=utf-8",
                    Map.of("Location", "http://" + page));
        }
        String why = !hasToken
                ? "You need to log in before continuing."
                : isKnown ? "Your account is not active." : "Invalid authentication token.";
        return json(401, Map.of("error", why));
    }

    private Reply update(RailsParameters parameters, User user) {
        List<String> messages = new ArrayList<>();
        Optional<Dc21File> file = fileToUpdate(parameters, user, messages);
        if (file.isPresent()) {
            messages.addAll(new Dc21Update(registry, parameters, file.get()).run());
        } else {
            messages.addAll(new Dc21Update(registry, parameters, Dc21File.NONE).wrong());
        }
        if (!messages.isEmpty()) {
            return json(400, Map.of("messages", messages));
        }
        Map<String, Object> done = new LinkedHashMap<>();
        done.put("file_id", file.orElseThrow().id());
        done.put("messages", "Data file successfully updated");
        done.put(
                "warnings",
                file.get().isPackage()
                        ? List.of("Updating a package will not cause rif-cs to be regenerated")
                        : List.of());
        return json(200, done);
    }

    private Optional<Dc21File> fileToUpdate(RailsParameters parameters, User user, List<String> messages) {
        String id = parameters.text("file_id").orElse("");
        Matcher number = LEADING_NUMBER.matcher(id);
        Optional<Dc21File> file = registry.find(number.matches() ? Long.parseLong(number.group(1)) : 0);
        if (id.isEmpty()) {
            messages.add("file_id is required");
        } else if (file.isEmpty()) {
            messages.add("file with id '" + id + "' could not be found");
        } else if (file.get().type().equals(Dc21File.ERROR)) {
            messages.add("file '" + id + "' has a status of 'ERROR' and cannot be updated");
        } else if (!user.admin() && !file.get().uploader().equals(user.email())) {
            messages.add("unauthorized to update file '" + id + "'");
        } else if (!user.admin() && file.get().isPublished()) {
            messages.add("file '" + id + "' has a been published and cannot be updated");
        }
        return messages.isEmpty() ? file : Optional.empty();
    }

    static Reply json(int status, Object value) {
        try {
            return Reply.raw(status, JSON.writeValueAsString(value));
        } catch (IOException e) {
            throw new IllegalStateException("An answer must become JSON, and did not", e);
        }
    }
}
