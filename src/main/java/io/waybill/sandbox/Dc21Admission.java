package io.waybill.sandbox;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who may read a file, as a request tells it. */
record Dc21Admission(Dc21Change change) {
    private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "1");
    private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "0");
    private static final String ACCESS = "access";
    private static final String INSTITUTIONAL = "access_to_all_institutional_users";
    private static final String BY_GROUPS = "access_to_user_groups";
    private static final String GROUPS = "access_groups";

    /** The options that say neither yes nor no. */
    Stream<String> notBooleans() {
        return Stream.of(INSTITUTIONAL, BY_GROUPS)
                .filter(name -> word(name)
                        .filter(word -> !word.isEmpty() && !TRUE.contains(word) && !FALSE.contains(word))
                        .isPresent());
    }

    void checkWord() {
        text(ACCESS)
                .filter(value -> !value.isBlank() && !value.equals("Public") && !value.equals("Private"))
                .ifPresent(wrong -> change.wrong("Supplied access was not valid: has to be either Public or Private"));
    }

    /** What is said is read together, and then written only where its own word was said. */
    void update() {
        boolean groups = change.parameters().has(GROUPS);
        boolean isPrivate = isTrue(INSTITUTIONAL) || isTrue(BY_GROUPS) || groups;
        word(INSTITUTIONAL).ifPresent(word -> set(INSTITUTIONAL, isTrue(INSTITUTIONAL) || !isPrivate && isSilent()));
        word(BY_GROUPS).ifPresent(word -> set(BY_GROUPS, isTrue(BY_GROUPS) || groups));
        text(ACCESS).ifPresent(value -> change.texts().put(ACCESS, isPrivate || value.isBlank() ? "Private" : value));
        if (change.will(ACCESS).equals("Public")
                && (change.will(INSTITUTIONAL) + change.will(BY_GROUPS)).contains("true")) {
            change.wrong("access Private Access Options cannot be set when Access is Public");
        }
    }

    /** What is said comes to what lets the fewest in; where nothing is said, all users of the institution may. */
    void create() {
        boolean groups = isTrue(BY_GROUPS) || change.parameters().has(GROUPS);
        boolean isPrivate = isTrue(INSTITUTIONAL) || groups;
        set(INSTITUTIONAL, isTrue(INSTITUTIONAL) || !isPrivate && isSilent());
        set(BY_GROUPS, groups);
        boolean isPublic = !isPrivate && text(ACCESS).orElse("").equals("Public");
        change.texts().put(ACCESS, isPublic ? "Public" : "Private");
    }

    /** Nothing is said that would keep "false alone" from meaning true. */
    private boolean isSilent() {
        return text(ACCESS).orElse("").isBlank()
                && text(BY_GROUPS).orElse("").isBlank()
                && !change.parameters().has(GROUPS);
    }

    private void set(String option, boolean value) {
        change.texts().put(option, Boolean.toString(value));
    }

    private boolean isTrue(String option) {
        return word(option).filter(TRUE::contains).isPresent();
    }

    private Optional<String> word(String option) {
        return text(option).map(text -> text.toLowerCase(Locale.ROOT));
    }

    private Optional<String> text(String name) {
        return change.parameters().text(name);
    }
}
