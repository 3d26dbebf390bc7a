package io.waybill.destination.dc21;

import io.waybill.secret.Token;
import io.waybill.secret.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.hc.core5.http.HttpEntity;

/** Writes the requests of an update. Its properties are a Kamelet's parameters. */
public final class UpdateRequests {
    private Tokens tokens;
    private String token;

    /** Asks for the file that is named, and for the parents, all at once. */
    public HttpEntity search(@Body UpdateRow row) {
        List<String> names = new ArrayList<>();
        if (row.fileId() == null) {
            names.add(row.update().filename());
        }
        names.addAll(row.parents());
        return new TokenForm(token(), List.of(Search.forNames(names)));
    }

    public HttpEntity update(@Body UpdateRow row, @Variable("run") UpdateRun run) {
        TokenForm form = new TokenForm(token(), UpdateForm.ofUpdate(row.update(), row.fileId()));
        run.sends(row, form.getContentLength());
        return form;
    }

    private Token token() {
        return tokens.find(token);
    }

    public void setTokens(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The reference to the user's token. */
    public void setToken(String token) {
        this.token = token;
    }
}
