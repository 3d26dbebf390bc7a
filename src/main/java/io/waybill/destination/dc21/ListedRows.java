package io.waybill.destination.dc21;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;

/** One update in JSON or YAML, or a list of them. */
final class ListedRows implements UpdateFile.Rows {
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .loaderOptions(withoutLimit())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());
    private static final ObjectMapper JSON =
            UpdateFields.JSON.copy().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());

    private final MappingIterator<JsonNode> nodes;
    private long number;

    private ListedRows(ObjectMapper format, Path file) throws IOException {
        nodes = format.readerFor(JsonNode.class).readValues(file.toFile());
    }

    static ListedRows ofJson(Path file) throws IOException {
        return new ListedRows(JSON, file);
    }

    static ListedRows ofYaml(Path file) throws IOException {
        return new ListedRows(YAML, file);
    }

    /** SnakeYAML refuses more than 3 MB, since it may be made to hold a whole document; here it holds an update. */
    private static LoaderOptions withoutLimit() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        return options;
    }

    @Override
    public boolean hasNext() throws IOException {
        return nodes.hasNextValue();
    }

    @Override
    public JsonNode next(List<WrongField> wrong) throws IOException {
        number++;
        return nodes.nextValue();
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public long end() {
        JsonLocation at = nodes.getCurrentLocation();
        return at.getByteOffset() >= 0 ? at.getByteOffset() : at.getCharOffset();
    }

    @Override
    public void close() throws IOException {
        nodes.close();
    }
}
