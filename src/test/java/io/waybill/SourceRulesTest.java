package io.waybill;

import static io.waybill.ProjectFile.every;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house that can be read in the Java sources only. */
class SourceRulesTest {
    private static final List<String> EMPTY_WORDS = List.of(
            "Manager",
            "Helper",
            "Util",
            "Utils",
            "Handler",
            "Base",
            "Abstract",
            "Impl",
            "Common",
            "Data",
            "Info",
            "Context");

    /** It owns the folder that the setting waybill.data names. */
    private static final Set<String> MAY_BE_NAMED_SO = Set.of("DataFolder");

    private static final String KIND =
            "(?:final |abstract |sealed |non-sealed )*(?:class|record|interface|enum|@interface) ([A-Z]\\w*)";

    private static final String TYPE = "^\\s*(?:@\\w+ )*(?:public |protected |private |static )*" + KIND;
    private static final String PUBLIC_TYPE = "^public " + KIND;

    /** A comment, then annotations at most, then the type. */
    private static final String WITH_JAVADOC = "/\\*\\*([^*]*(?:\\*(?!/)[^*]*)*)\\*/\\s*(?:@[^;]*?)?" + PUBLIC_TYPE;

    private record Type(ProjectFile file, String name) {
        @Override
        public String toString() {
            return file + ": the class " + name;
        }
    }

    private static List<Type> types(String pattern, String... folders) {
        return ProjectFile.in(".java", folders).stream()
                .flatMap(file -> file.found(pattern).map(name -> new Type(file, name)))
                .toList();
    }

    @Test
    void noClassIsNamedWithAnEmptyWord() {
        every(
                types(TYPE, "src/main/java", "src/test/java"),
                type -> MAY_BE_NAMED_SO.contains(type.name())
                        || Stream.of(type.name().split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"))
                                .noneMatch(EMPTY_WORDS::contains),
                type -> type + " must be named after what it is, without one of " + EMPTY_WORDS);
    }

    @Test
    void everyPublicTypeSaysInJavadocWhatItIs() {
        every(
                types(PUBLIC_TYPE, "src/main/java"),
                type -> type.file()
                        .matches(WITH_JAVADOC)
                        .anyMatch(match -> match.group(2).equals(type.name())
                                && match.group(1).contains(".")),
                type -> type + " is public and must have a Javadoc that says in a sentence what it is, and has none");
    }
}
