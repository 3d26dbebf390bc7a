package io.waybill.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the DC21 stand-in knows: its users, what files can be given, and the files. */
final class Dc21Registry {
    /** @param active false for one who is not approved, or no longer */
    record User(String email, String token, boolean admin, boolean active) {}

    final Set<String> experiments = new TreeSet<>();
    final Set<String> tags = new TreeSet<>();
    final Set<String> labels = new TreeSet<>();
    final Set<String> contributors = new TreeSet<>();
    final Set<String> accessGroups = new TreeSet<>();
    private final List<User> users = new ArrayList<>();
    private final Map<Long, Dc21File> files = new LinkedHashMap<>();

    synchronized void add(User user) {
        users.add(user);
    }

    synchronized Optional<User> byToken(String token) {
        return users.stream().filter(user -> user.token().equals(token)).findFirst();
    }

    synchronized boolean isApproved(String email) {
        return users.stream().anyMatch(user -> user.active() && user.email().equals(email));
    }

    synchronized Dc21File add(String name, String type, String uploader, String experiment) {
        Dc21File file = new Dc21File(files.size() + 1L, name, type, uploader, experiment);
        files.put(file.id(), file);
        return file;
    }

    synchronized Optional<Dc21File> find(long id) {
        return Optional.ofNullable(files.get(id));
    }

    synchronized Optional<Dc21File> named(String name) {
        return files.values().stream().filter(file -> file.name().equals(name)).findFirst();
    }

    synchronized List<Dc21File> files() {
        return List.copyOf(files.values());
    }
}
