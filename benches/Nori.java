import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;

/**
 * Lucene with its Korean analyser (nori), the defaults of both, a note a document.
 *
 * <pre>
 * Nori index NOTES INDEX TIMES   makes the index TIMES times in one process, on one thread,
 *                                and prints the seconds of each, a line each: later ones are warm
 * Nori search INDEX QUERY        prints the paths of the best ten
 * </pre>
 */
final class Nori {
    private Nori() {}

    public static void main(String[] args) throws IOException {
        if (args[0].equals("index")) {
            for (int turn = 0; turn < Integer.parseInt(args[3]); turn++) {
                long began = System.nanoTime();
                index(Path.of(args[1]), Path.of(args[2]));
                System.out.println((System.nanoTime() - began) / 1e9);
            }
        } else {
            search(Path.of(args[1]), args[2]);
        }
    }

    private static void index(Path notes, Path index) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(new KoreanAnalyzer());
        config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        try (FSDirectory directory = FSDirectory.open(index);
                IndexWriter writer = new IndexWriter(directory, config)) {
            for (Path note : files(notes)) {
                Document document = new Document();
                document.add(new StringField("path", note.toString(), Field.Store.YES));
                String text = new String(Files.readAllBytes(note), StandardCharsets.UTF_8);
                document.add(new TextField("text", text, Field.Store.YES));
                writer.addDocument(document);
            }
            writer.commit();
        }
    }

    private static List<Path> files(Path notes) throws IOException {
        try (Stream<Path> all = Files.walk(notes)) {
            return all.filter(path -> path.toString().toLowerCase().matches(".*\\.(md|markdown|mdx|txt)"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private static void search(Path index, String asked) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        try (Analyzer analyzer = new KoreanAnalyzer();
                TokenStream terms = analyzer.tokenStream("text", asked)) {
            CharTermAttribute term = terms.addAttribute(CharTermAttribute.class);
            terms.reset();
            while (terms.incrementToken()) {
                query.add(new TermQuery(new Term("text", term.toString())), BooleanClause.Occur.MUST);
            }
            terms.end();
        }
        try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(index))) {
            IndexSearcher searcher = new IndexSearcher(reader);
            for (ScoreDoc hit : searcher.search(query.build(), 10).scoreDocs) {
                System.out.println(searcher.doc(hit.doc).get("path"));
            }
        }
    }
}
