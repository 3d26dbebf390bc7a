package io.waybill.destination.datatile;

import io.waybill.chunk.Chunk;
import io.waybill.chunk.ChunkBody;
import io.waybill.destination.CommitEntity;
import io.waybill.destination.Delivery;
import io.waybill.destination.DestinationRefused;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.camel.Variable;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.client5.http.entity.mime.StringBody;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/** Writes the one request that carries a file (protocol page, "Known"). Its properties are a Kamelet's parameters. */
public final class DatatileRequests {
    private static final ContentType MULTIPART = ContentType.create("multipart/form-data");
    private static final ContentType TEXT = ContentType.create("text/plain", StandardCharsets.UTF_8);
    private static final String NONE = "none";

    private Mode mode;
    private String fileField;
    private List<String> fields;
    private List<String> fileTypes;
    private String callbackUrl;
    private String callbackIn;
    private String callbackName;

    /** @throws DestinationRefused for a file that the service does not take */
    public void mustBeTaken(@Variable("delivery") Delivery delivery) {
        String name = delivery.file().name();
        if (!fileTypes.isEmpty() && fileTypes.stream().noneMatch(name.toLowerCase(Locale.ROOT)::endsWith)) {
            throw new DestinationRefused("The service takes files whose names end with " + String.join(", ", fileTypes)
                    + " (the parameter fileTypes), and this one is called " + shown(name));
        }
        if (delivery.file().size() == 0) {
            throw new DestinationRefused("The service makes a database of a file, and " + shown(name) + " is empty");
        }
        if (name.chars().anyMatch(letter -> Character.isISOControl(letter) || letter == '\\' || letter == '"')) {
            throw new DestinationRefused("A file must have a name without quotes, backslashes and control characters,"
                    + " which a form cannot carry to every server, and is called " + shown(name));
        }
    }

    /** Where the service may tell that it is done; null where it is not asked to. Another one for each upload. */
    public String callback(@Variable("delivery") Delivery delivery) {
        String path = callbackUrl.equals(NONE) ? null : delivery.callbackPath();
        return path == null ? null : callbackUrl + path;
    }

    public HttpEntity upload(@Variable("delivery") Delivery delivery, @Variable("callback") String callback) {
        MultipartEntityBuilder form = MultipartEntityBuilder.create()
                .setMode(HttpMultipartMode.LEGACY)
                .setCharset(StandardCharsets.UTF_8)
                .setContentType(MULTIPART);
        fields.forEach(field -> form.addPart(
                field.substring(0, field.indexOf('=')), new StringBody(field.substring(field.indexOf('=') + 1), TEXT)));
        if (callback != null && callbackIn.equals("form")) {
            form.addPart(callbackName, new StringBody(callback, TEXT));
        }
        HttpEntity body = form.addPart(fileField, file(delivery)).build();
        return mode.mayRepeat() ? new CommitEntity(delivery, body) : CommitEntity.fromFirstByte(delivery, body);
    }

    /** The callback, where it goes in a header. */
    public String header(@Variable("callback") String callback) {
        return callbackIn.equals("header") ? callback : null;
    }

    /** The callback, where it goes in the query of the address. */
    public String query(@Variable("callback") String callback) {
        return callback != null && callbackIn.equals("query")
                ? callbackName + "=" + URLEncoder.encode(callback, StandardCharsets.UTF_8)
                : null;
    }

    private static ChunkBody file(Delivery delivery) {
        Chunk all = new Chunk(0, delivery.file().size());
        return new ChunkBody(delivery.file().path(), all, delivery.file().name(), delivery);
    }

    private static String shown(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }

    /** {@code create}, {@code reload} or {@code append}. */
    public void setMode(String mode) {
        this.mode = Mode.of(mode);
    }

    public void setFileField(String fileField) {
        this.fileField = fileField;
    }

    /** Further fields of the form, {@code name=value}, separated by commas; {@code none} for none. */
    public void setFields(String fields) {
        this.fields = list(fields, NONE);
    }

    /** How the names of files end that are taken, separated by commas; {@code any} for all. */
    public void setFileTypes(String fileTypes) {
        this.fileTypes = list(fileTypes.toLowerCase(Locale.ROOT), "any");
    }

    /** Where Waybill's own HTTP server is for the service, without a slash at the end; {@code none} for no callback. */
    public void setCallbackUrl(String callbackUrl) {
        this.callbackUrl = callbackUrl;
    }

    /** {@code form}, {@code query} or {@code header}. */
    public void setCallbackIn(String callbackIn) {
        this.callbackIn = callbackIn;
    }

    public void setCallbackName(String callbackName) {
        this.callbackName = callbackName;
    }

    private static List<String> list(String text, String nothing) {
        return text.equals(nothing)
                ? List.of()
                : Stream.of(text.split(",")).map(String::strip).toList();
    }
}
