package io.waybill;

import io.waybill.arrival.SftpLogin;
import io.waybill.checkup.Examined;
import io.waybill.checkup.FolderCheckup;
import io.waybill.checkup.HttpCheckup;
import io.waybill.checkup.Logins;
import io.waybill.checkup.MailCheckup;
import io.waybill.checkup.SftpCheckup;
import io.waybill.notice.MailServer;
import io.waybill.notice.Webhook;
import io.waybill.secret.Redaction;
import io.waybill.secret.Token;
import io.waybill.secret.Tokens;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the doctor looks at for a route: where it takes from, where it sends to. */
final class RouteCheckup {
    private final Settings settings;
    private final Tokens tokens;
    private final Duration patience;

    RouteCheckup(Settings settings) {
        this.settings = settings;
        this.tokens = new Tokens(key -> settings.all().get(key));
        this.patience = Duration.ofMillis(settings.millis("waybill.http.connect-timeout"));
    }

    /** Nothing for a route that is off. */
    List<Examined> of(RouteSource route) {
        if (route.off() != null) {
            return List.of();
        }
        return Stream.concat(route.source().stream(), route.sinks().stream())
                .flatMap(call -> of(call).stream())
                .toList();
    }

    private List<Examined> of(KameletCall call) {
        return switch (call.name()) {
            case "waybill-folder-source" ->
                FolderCheckup.watched(
                        Path.of(call.text("folder")), !call.text("afterwards").equals("leave"));
            case "waybill-sftp-source" -> sftp(call);
            case "workspace-sink" -> workspace(call);
            case "mail-sink" -> mail(call);
            case "webhook-sink" -> webhook(call);
            default -> call.text("baseUrl").isEmpty() ? List.of() : service(call, baseUrl(call));
        };
    }

    private static String baseUrl(KameletCall call) {
        return call.text("baseUrl").replaceFirst("/+$", "");
    }

    private List<Examined> sftp(KameletCall call) {
        return new SftpCheckup(
                        call.text("host"),
                        Integer.parseInt(call.text("port")),
                        settings.folder("waybill.sftp.known-hosts"),
                        (int) settings.millis("waybill.sftp.connect-timeout"))
                .look(login(call, settings, tokens), call.text("user"), call.text("folder"));
    }

    /** As a source on an SFTP server logs in. */
    static SftpLogin login(KameletCall source, Settings settings, Tokens tokens) {
        return SftpLogin.of(
                source.texts(),
                tokens,
                settings.text("waybill.sftp.known-hosts"),
                settings.text("waybill.sftp.connect-timeout"),
                settings.text("waybill.sftp.silence"));
    }

    /** The way there, and then whether the token is taken, where that can be asked without a change. */
    private List<Examined> service(KameletCall call, String url) {
        List<Examined> found = new ArrayList<>(http(url));
        Optional<String> token = token(call, found);
        boolean answers = found.stream().noneMatch(one -> one.health() == Examined.Health.BAD);
        if (token.isPresent() && answers) {
            Logins logins = new Logins(patience);
            if (call.name().startsWith("databank-")) {
                found.add(logins.databank(url, call.text("dataset"), token.get()));
            } else if (call.name().startsWith("dc21-")) {
                found.add(logins.dc21(url, token.get()));
            }
        }
        return found;
    }

    /** An upload token is an address, and says itself until when it is good. */
    private List<Examined> workspace(KameletCall call) {
        List<Examined> found = new ArrayList<>();
        token(call, found).ifPresent(token -> found.addAll(http(token.replaceFirst("\\?.*", ""))));
        return found;
    }

    private List<Examined> mail(KameletCall call) {
        return MailCheckup.of(MailServer.of(
                call.texts(),
                tokens,
                settings.text("waybill.http.connect-timeout"),
                settings.text("waybill.plain-http")));
    }

    private List<Examined> webhook(KameletCall call) {
        try {
            return http(Webhook.of(call.text("url"), tokens, settings.text("waybill.plain-http"))
                    .url());
        } catch (IllegalArgumentException | IllegalStateException e) {
            return List.of(Examined.bad("address", e.getMessage()));
        }
    }

    private List<Examined> http(String url) {
        try {
            return new HttpCheckup(URI.create(url), patience, Clock.systemUTC()).look();
        } catch (IllegalArgumentException e) {
            return List.of(Examined.bad("address", "it must be a URL, and is '" + Redaction.of(url) + "'"));
        }
    }

    private Optional<String> token(KameletCall call, List<Examined> found) {
        try {
            Token token = tokens.find(call.text("token"));
            String value = token.read();
            found.add(Examined.well("token", token.reference() + " leads to one" + life(call, token)));
            return Optional.of(value);
        } catch (IllegalArgumentException | IllegalStateException e) {
            found.add(Examined.bad("token", e.getMessage()));
            return Optional.empty();
        }
    }

    private static String life(KameletCall call, Token token) {
        return call.contract()
                .flatMap(contract -> contract.tokenLife(token, call.given()))
                .flatMap(life -> life.lastsUntil()
                        .map(end ->
                                ", good until " + end + (life.isCertain() ? "" : " by the service's documentation")))
                .orElse("");
    }
}
