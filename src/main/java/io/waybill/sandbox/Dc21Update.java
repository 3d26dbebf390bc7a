package io.waybill.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One update of a file's metadata, with what the service does wrong on the way: it is not atomic, some values set the
 * opposite of what they say, and others break it.
 *
 * <p>Source: the protocol page of DC21, "4 File Update".
 */
final class Dc21Update {
    private static final Pattern FORBIDDEN = Pattern.compile("[/\\\\?*:|<>\"]");

    /** What Rails makes a page of. */
    static final class Broken extends RuntimeException {}

    private final Dc21Registry registry;
    private final RailsParameters parameters;
    private final Dc21File file;
    private final Dc21Change change;
    private final Dc21Admission admission;
    private boolean checked;

    Dc21Update(Dc21Registry registry, RailsParameters parameters, Dc21File file) {
        this.registry = registry;
        this.parameters = parameters;
        this.file = file;
        this.change = new Dc21Change(parameters, file);
        this.admission = new Dc21Admission(change);
    }

    /**
     * Does what can be done, at once, unless what was said is wrong in itself. Returns what cannot be done; nothing where
     * all is well.
     *
     * @throws Broken where the service breaks, with what was done until then done
     */
    List<String> run() {
        if (!wrong().isEmpty()) {
            return change.messages();
        }
        rename();
        lists();
        admission.update();
        texts();
        if (file.isPackage()) {
            new Dc21Packaged(change).check();
        }
        if (change.messages().isEmpty()) {
            change.texts().forEach(file::set);
        }
        return change.messages();
    }

    /** What is wrong whatever the file is: then nothing is changed, though labels and contributors are made by then. */
    List<String> wrong() {
        if (!checked) {
            checked = true;
            check();
            if (admission.notBooleans().findAny().isPresent()) {
                throw new Broken();
            }
        }
        return change.messages();
    }

    /** What is wrong with the metadata of a file that is about to be uploaded: then it is not taken. */
    List<String> wrongForCreate() {
        admission
                .notBooleans()
                .forEach(name -> change.wrong("Supplied " + name + " was not valid: has to be either true or false"));
        check();
        return change.messages();
    }

    /** Gives a new file its metadata, which was found right before. */
    void runForCreate() {
        lists();
        admission.create();
        texts();
        change.texts().forEach(file::set);
    }

    /** What is looked at before anything is written, and does not keep the rest from being written. */
    private void check() {
        experiment()
                .filter(id -> !id.isEmpty() && !registry.experiments.contains(id))
                .ifPresent(unknown -> change.wrong("Supplied org level 2 id does not exist"));
        admission.checkWord();
        new Dc21Period(change).check();
        record("tag_names", "tags").ifPresent(this::mustBeKnown);
        record("label_names", "labels").ifPresent(labels -> {
            if (labels.contains("")) {
                throw new Broken();
            }
            registry.labels.addAll(labels);
        });
        parameters
                .text("creator_email")
                .filter(email -> !email.isEmpty() && !registry.isApproved(email))
                .ifPresent(unknown -> change.wrong("Can not find an approved user with provided email"));
        if (parameters.text("contributor_names").filter(text -> !text.isEmpty()).isPresent()) {
            change.wrong("contributor_names must be an Array");
        }
        parameters.array("contributor_names").ifPresent(registry.contributors::addAll);
    }

    private Optional<String> experiment() {
        return experiment(parameters);
    }

    /** The newer name wins where both are there. */
    static Optional<String> experiment(RailsParameters parameters) {
        return parameters.text("org_level2_id").or(() -> parameters.text("experiment_id"));
    }

    private void mustBeKnown(List<String> tags) {
        tags.stream()
                .filter(tag -> !registry.tags.contains(tag))
                .forEach(unknown -> change.wrong("Unknown tag '" + unknown + "'"));
    }

    private void rename() {
        Optional<String> name = parameters.text("name");
        if (name.isEmpty() || name.get().equals(file.name())) {
            return;
        }
        if (file.isPackage()) {
            change.wrong("Cannot rename a package");
        } else if (name.get().isBlank()) {
            change.wrong("filename can't be blank");
        } else if (FORBIDDEN.matcher(name.get()).find()) {
            change.wrong("filename cannot contain any of the following characters: / \\ ? * : | < > \"");
        } else if (registry.named(name.get()).isPresent()) {
            change.wrong("filename has already been taken");
        } else {
            file.set("name", name.get());
        }
    }

    /** Written at once, whatever else is wrong. */
    private void lists() {
        record("tag_names", "tags").ifPresent(tags -> file.set("tag_names", tags));
        record("label_names", "labels").ifPresent(labels -> file.set("label_names", labels));
        parameters
                .arrayOrText("parent_filenames")
                .ifPresent(parents -> file.set(
                        "parent_filenames",
                        parents.stream()
                                .filter(parent -> registry.named(parent).isPresent())
                                .toList()));
        if (parameters.has("contributor_names")) {
            file.set("contributor_names", parameters.array("contributor_names").orElse(List.of()));
        }
        parameters
                .arrayOrText("access_groups")
                .ifPresent(groups -> file.set(
                        "access_groups",
                        groups.stream().filter(registry.accessGroups::contains).toList()));
    }

    /** One text that is a record of CSV. */
    private Optional<List<String>> record(String name, String plural) {
        try {
            return parameters.text(name).map(RubyCsv::parse);
        } catch (RubyCsv.Malformed malformed) {
            change.wrong(
                    "Incorrect format for " + plural + " - " + plural + " must be double-quoted and comma separated");
            return Optional.empty();
        }
    }

    private void texts() {
        if (experiment().filter(String::isEmpty).isPresent()) {
            change.wrong("experiment can't be blank");
        }
        experiment().ifPresent(id -> change.texts().put("experiment_id", id));
        parameters
                .text("file_processing_description")
                .ifPresent(text -> change.texts().put("description", text));
        for (String name : List.of("description", "creator_email", "start_time", "end_time")) {
            parameters.text(name).ifPresent(text -> change.texts().put(name, text));
        }
    }
}
