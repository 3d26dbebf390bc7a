package io.waybill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** The container file, instruction by instruction. */
record ContainerFile(List<String> lines) {

    static ContainerFile read() {
        String whole = ProjectFile.at("deploy/Containerfile").text().replaceAll("(?m)^#.*\\n", "");
        return new ContainerFile(whole.replaceAll("\\\\\\n\\s*", "").lines().toList());
    }

    /** What follows each instruction of this name. */
    List<String> all(String instruction) {
        return lines.stream()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length()).strip())
                .toList();
    }

    /** The command of an instruction, which must be one that no shell comes between. */
    List<String> command(String instruction) {
        String last = all(instruction).get(all(instruction).size() - 1);
        try {
            return List.of(JsonMapper.builder().build().readValue(last.substring(last.indexOf('[')), String[].class));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is copied from the folder of the archive. */
    Stream<String> copied() {
        return all("COPY").stream().flatMap(line -> {
            List<String> words = List.of(line.split(" "));
            return words.subList(0, words.size() - 1).stream();
        });
    }
}
