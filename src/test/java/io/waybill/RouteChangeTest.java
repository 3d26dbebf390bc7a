package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has to be done about a change of the route files. */
class RouteChangeTest {
    private static final String ROUTES = """
            - route:
                id: call
                from:
                  uri: timer:call
                  steps:
                    - to: "direct:called?timeout=1000"
            - route:
                id: called
                from:
                  uri: direct:called
                  steps:
                    - log: called
            - route:
                id: other
                from:
                  uri: timer:other
                  steps:
                    - log: other
            """;

    @TempDir
    Path folder;

    private RouteVersion before;

    @BeforeEach
    void write() throws IOException {
        before = version(ROUTES);
    }

    private RouteVersion version(String text) throws IOException {
        Files.writeString(folder.resolve("routes.camel.yaml"), text);
        return RouteVersion.of(RouteFiles.in(folder));
    }

    private RouteChange changeTo(String text) throws IOException {
        return RouteChange.between(before, version(text));
    }

    @Test
    void aCommentTouchesNothing() throws IOException {
        RouteChange change = changeTo("# Calls.\n" + ROUTES);

        assertThat(change.isNothing()).isTrue();
        assertThat(change.beyond()).isFalse();
    }

    @Test
    void aRouteThatWasChangedEndsAndBegins() throws IOException {
        RouteChange change = changeTo(ROUTES.replace("timer:other", "timer:another"));

        assertThat(change.ends()).containsExactly("other");
        assertThat(change.begins()).containsExactly("other");
    }

    @Test
    void whoCallsARouteThatWasChangedEndsAndBeginsToo() throws IOException {
        RouteChange change = changeTo(ROUTES.replace("log: called", "log: changed"));

        assertThat(change.ends()).containsExactly("call", "called");
        assertThat(change.begins()).containsExactly("call", "called");
    }

    @Test
    void aRouteOfAnotherNameIsAnotherRoute() throws IOException {
        RouteChange change = changeTo(ROUTES.replace("id: other", "id: renamed"));

        assertThat(change.ends()).containsExactly("other");
        assertThat(change.begins()).containsExactly("renamed");
    }

    @Test
    void aRouteThatMovesToAnotherFileGoesOn() throws IOException {
        int at = ROUTES.indexOf("- route:\n    id: other");
        Files.writeString(folder.resolve("moved.camel.yaml"), ROUTES.substring(at));

        RouteChange change = changeTo(ROUTES.substring(0, at));

        assertThat(change.isNothing()).isTrue();
    }

    @Test
    void anotherRouteConfigurationIsForAllRoutes() throws IOException {
        RouteChange change = changeTo(ROUTES + """
                - routeConfiguration:
                    id: policy
                """);

        assertThat(change.configured()).isTrue();
        assertThat(change.ends()).containsExactly("call", "called", "other");
    }

    @Test
    void whatElseWasChangedTakesAStart() throws IOException {
        RouteChange change = changeTo(ROUTES + """
                - beans:
                    - name: list
                      type: java.util.ArrayList
                """);

        assertThat(change.beyond()).isTrue();
    }
}
