package io.waybill.observe;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a scrape has said: values by series, written as in the scrape. */
public record Scrape(Map<String, Double> series) {
    private static final Pattern SAMPLE = Pattern.compile("^([a-zA-Z_:][\\w:]*(?:\\{.*})?) (\\S+)$", Pattern.MULTILINE);

    public static Scrape of(String text) {
        Map<String, Double> series = new HashMap<>();
        Matcher sample = SAMPLE.matcher(text);
        while (sample.find()) {
            series.put(sample.group(1), Double.parseDouble(sample.group(2).replace("Inf", "Infinity")));
        }
        return new Scrape(series);
    }

    /** NaN where there is no such series. */
    public double value(String name) {
        return series.getOrDefault(name, Double.NaN);
    }

    public Set<String> names() {
        Set<String> names = new HashSet<>();
        series.keySet().forEach(name -> names.add(name.replaceAll("\\{.*", "")));
        return names;
    }
}
