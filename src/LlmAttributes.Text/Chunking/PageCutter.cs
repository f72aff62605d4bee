using System.Runtime.InteropServices;
using System.Text;

namespace LlmAttributes;

/// <summary>Cuts one document, page by page: <see cref="Read"/> finds the units of a page, <see cref="Cut"/> makes chunks of them.</summary>
internal sealed class PageCutter : IDisposable
{
    // Room for what the tokens of a chunk differ from the sum of its units'.
    private const double OwnMargin = 1.02;
    private const double OtherMargin = 1.05;

    private const int SampleLength = 2_000;
    private const double LeastPerCharacter = 0.05;

    // Forty words tell a language nearly as well as a whole chunk, and small neighbours rarely differ.
    private const int LanguageLength = 240;
    private const int LanguageStep = 1_000;
    private const int PageLanguageLength = 4_000;
    private const int WidestBand = 512;
    private const int NarrowestBand = 64;
    private const int MostTies = 1 << 24;

    private readonly ChunkerOptions _options;
    private readonly TokenEstimator _estimator = new();
    private readonly ITokenCounter _counter;
    private readonly IBlockReader _reader;
    private readonly HtmlText? _html;
    private readonly UnitReader _unitReader;
    private readonly List<TextBlock> _blocks = [];
    private readonly List<TextUnit> _units = [];
    private readonly List<int> _starts = [];
    private readonly TermTable _terms = new();
    private readonly CohesionBand _band = new();
    private readonly BoundaryPlan _plan = new();
    private readonly HeadingPath _path = new();
    private int[] _heads = [];
    private ReadOnlyMemory<char> _source;
    private ReadOnlyMemory<char> _page;
    private string? _language;
    private string? _chunkLanguage;
    private int _nextLanguage;
    private bool _isFirst = true;
    private int _entered;
    private long _start;
    private long _codePoints;
    private int _index;

    public PageCutter(ChunkerOptions options, DocumentFormat format)
    {
        _options = options;
        _counter = options.TokenCounter ?? _estimator;
        _unitReader = new(_estimator, _units);
        _reader = format switch
        {
            DocumentFormat.Markdown => new MarkdownBlocks(),
            DocumentFormat.Code => new CodeBlocks(),
            DocumentFormat.Json => new JsonBlocks(),
            DocumentFormat.Csv => new CsvBlocks(),
            DocumentFormat.Html => new HtmlBlocks(),
            _ => new PlainTextBlocks(),
        };
        _html = (_reader as HtmlBlocks)?.Text;
    }

    /// <summary>Gets how many UTF-16 units are cut.</summary>
    public long Characters => _start;

    /// <summary>Gets how many chunks there are.</summary>
    public int Chunks => _index;

    /// <summary>Gets what is read of the page: its text, without markup where the format has any that is not read.</summary>
    public ReadOnlyMemory<char> Text => _page;

    /// <summary>Gets the units of <see cref="Text"/>.</summary>
    public IReadOnlyList<TextUnit> Units => _units;

    /// <summary>Finds the units of a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="isLast">Whether the document ends with it.</param>
    /// <returns>How much of it they cover; 0 when the page should be larger.</returns>
    public int Read(ReadOnlyMemory<char> page, bool isLast)
    {
        _units.Clear();
        ReadBlocks(page);
        var length = isLast ? _page.Length : PageWindow.Keep(_page.Span, _blocks);
        if (length == 0 && !isLast)
        {
            if (page.Length < PageWindow.MostLength)
                return 0;
            length = CutWithin(page);
        }

        _isFirst = false;
        _source = _source[..PlaceOf(length)];
        _page = _page[..length];
        (_reader as HtmlBlocks)?.GoOn(length);
        _language = TextLanguage.Of(_page.Span[..Math.Min(length, PageLanguageLength)].ToString()) ?? _language;
        _entered = -1;
        _nextLanguage = 0;

        var (scale, margin, perCharacter) = Scale();
        _plan.Limit = Math.Max(1, (int)((_options.MaxTokens - _options.OverlapTokens) / margin));
        _plan.Target = Math.Min(_plan.Limit, _options.TargetTokens ?? Math.Max(1, _options.MaxTokens / 4));
        _plan.Least = Math.Min(_options.MinTokens, _plan.Limit);
        _unitReader.Read(_page, _blocks, _language, _plan.Limit, scale, perCharacter);
        MeasureHeads(scale);
        ReadTies();
        return _source.Length;
    }

    /// <summary>Ties neighbouring units by what else is known of them.</summary>
    public void Tie(int unit, float gain) => _band.Tie(unit - 1, unit, gain);

    /// <summary>Cuts the page that was read.</summary>
    public void Cut(List<DocumentChunk> chunks)
    {
        _band.Sum(_units.Count);
        Split(0, _units.Count, _plan.Limit, chunks);
        if (_units.Count == 0)
            AddUnread(chunks);
        _start += _source.Length;
    }

    public void Dispose() => _band.Dispose();

    private void ReadBlocks(ReadOnlyMemory<char> page)
    {
        _blocks.Clear();
        _reader.Read(page, _isFirst, _blocks);
        (_source, _page) = (page, _html?.Text ?? page);
    }

    // A page of HTML is read anew, so that what is open where it ends goes on in the next.
    private int CutWithin(ReadOnlyMemory<char> page)
    {
        if (_html is null)
            return PageWindow.Cut(page.Span, _blocks);
        ReadBlocks(page[..UnitReader.CutOf(page.Span, page.Length - 1)]);
        return _page.Length;
    }

    private int PlaceOf(int at) => _html?.PlaceOf(at) ?? at;

    private void Split(int from, int to, int limit, List<DocumentChunk> chunks)
    {
        var before = _plan.Limit;
        _plan.Limit = limit;
        var first = _starts.Count;
        _plan.Find(CollectionsMarshal.AsSpan(_units), _heads, _band, from, to, _starts);
        _plan.Limit = before;
        var end = _starts.Count;
        for (var i = first; i < end; i++)
            Emit(_starts[i], i + 1 < end ? _starts[i + 1] : to, chunks);
        _starts.RemoveRange(first, end - first);
    }

    // The plan rests on estimates; where the counter finds too many tokens, the chunk is cut again.
    private void Emit(int from, int to, List<DocumentChunk> chunks)
    {
        var (start, end) = (_units[from].Start, _units[to - 1].End);
        var header = _heads[from] > 0 ? HeaderOf(_units[from]) : null;
        var tokens = Count(header, start, end);
        if (tokens <= _options.MaxTokens - _options.OverlapTokens || (to - from == 1 && header is null && end - start == 1))
        {
            Add(from, to, start, end, header, tokens, chunks);
            return;
        }

        if (to - from > 1)
        {
            var sum = 0L;
            for (var unit = from; unit < to; unit++)
                sum += _units[unit].Tokens;
            Split(from, to, (int)Math.Clamp(sum * 0.95 * _options.MaxTokens / tokens, 1, sum - 1), chunks);
            return;
        }

        // A head that leaves no room is not repeated.
        for (var at = start; at < end;)
        {
            var length = end - at;
            for (tokens = Count(null, at, at + length); tokens > _options.MaxTokens - _options.OverlapTokens && length > 1; tokens = Count(null, at, at + length))
            {
                var cut = UnitReader.CutOf(_page.Span.Slice(at, length), (int)Math.Min(length - 1L, Math.Max(1, length * 0.95 * _options.MaxTokens / tokens)));
                if (cut >= length)
                    break;
                length = cut;
            }

            Add(from, to, at, at + length, null, tokens, chunks);
            at += length;
        }
    }

    private void Add(int from, int to, int start, int end, string? header, long tokens, List<DocumentChunk> chunks)
    {
        Enter(from, to);
        var source = _source.Span;
        var overlap = header is null && start == _units[from].Start ? OverlapBefore(from, end) : 0;
        var (first, own, last) = (PlaceOf(start - overlap), PlaceOf(start), PlaceOf(end));
        var repeated = CodePointsOf(source[first..own]);
        var codePoints = CodePointsOf(source[own..last]);
        chunks.Add(new()
        {
            Index = _index++,
            Text = source[first..last].ToString(),
            Plain = _html is null ? null : _page.Span[(start - overlap)..end].ToString(),
            Start = _start + first,
            CodePointStart = _codePoints - repeated,
            CodePoints = codePoints + repeated,
            Overlap = own - first,
            Tokens = overlap == 0 ? tokens : Count(null, start - overlap, end),
            Breadcrumb = _path.Titles(),
            Language = LanguageOf(start),
            Kind = _blocks[_units[from].Block].Kind,
            Header = header,
        });
        _codePoints += codePoints;
        Enter(to - 1, to, isWhole: true);
    }

    // What has nothing to read belongs to the document all the same.
    private void AddUnread(List<DocumentChunk> chunks)
    {
        var codePoints = CodePointsOf(_source.Span);
        chunks.Add(new() { Index = _index++, Text = _source.ToString(), Plain = "", Start = _start, CodePointStart = _codePoints, CodePoints = codePoints, Tokens = 0, Breadcrumb = _path.Titles(), Language = _language });
        _codePoints += codePoints;
    }

    private string? LanguageOf(int start)
    {
        if (start >= _nextLanguage)
        {
            _chunkLanguage = TextLanguage.Of(_page.Span.Slice(start, Math.Min(LanguageLength, _page.Length - start)).ToString()) ?? _language;
            _nextLanguage = start + (_chunkLanguage == _language ? 2 : 1) * LanguageStep;
        }

        return _chunkLanguage;
    }

    private int OverlapBefore(int unit, int end)
    {
        var (start, tokens) = (_units[unit].Start, 0);
        for (var before = unit - 1; before >= 0 && tokens + _units[before].Tokens <= _options.OverlapTokens; before--)
        {
            if (Count(null, _units[before].Start, end) > _options.MaxTokens)
                break;
            tokens += _units[before].Tokens;
            start = _units[before].Start;
        }

        return _units[unit].Start - start;
    }

    // The headings that a chunk begins with are above it; those within it only above what follows.
    private void Enter(int from, int to, bool isWhole = false)
    {
        var last = isWhole ? _units[from].Block : _units[from].Block - 1;
        for (var block = _entered + 1; block <= last; block++)
            EnterBlock(block);
        if (isWhole)
            return;
        for (var block = _units[from].Block; block <= _units[to - 1].Block && _blocks[block].Level > 0; block++)
            EnterBlock(block);
    }

    private void EnterBlock(int block)
    {
        if (block <= _entered)
            return;
        _entered = block;
        if (_blocks[block] is { Level: > 0 and var level, Title: { } title })
            _path.Enter(level, title);
    }

    private string? HeaderOf(TextUnit unit)
    {
        var block = _blocks[unit.Block];
        if (block.Header is not null)
            return block.Header;
        return block.HeaderLength > 0 && unit.Start > block.Start ? _page.Span.Slice(block.Start, block.HeaderLength).ToString() : null;
    }

    private void MeasureHeads(double scale)
    {
        if (_heads.Length < _units.Count)
            _heads = new int[_units.Count * 2];
        var (header, tokens) = ((string?)null, 0);
        var headed = -1;
        for (var i = 0; i < _units.Count; i++)
        {
            var block = _blocks[_units[i].Block];
            _heads[i] = 0;
            if (block.Header is null && (block.HeaderLength == 0 || _units[i].Start == block.Start))
                continue;
            if (block.Header is null ? headed != _units[i].Block : !ReferenceEquals(header, block.Header))
            {
                (header, headed) = (HeaderOf(_units[i]), _units[i].Block);
                tokens = (int)Math.Ceiling(_estimator.Count(header).Tokens * scale);
            }

            _heads[i] = tokens <= _plan.Limit / 2 ? tokens : 0;
        }
    }

    private void ReadTies()
    {
        var (width, tokens, from) = (1, 0L, 0);
        _terms.Clear();
        for (var i = 0; i < _units.Count; i++)
        {
            tokens += _units[i].Tokens;
            while (tokens > _plan.Limit && from < i)
                tokens -= _units[from++].Tokens;
            width = Math.Max(width, i + 1 - from);
            if (_options.CohesionWeight > 0)
                _terms.Add(_page.Span[_units[i].Start.._units[i].End]);
        }

        width = Math.Min(width, Math.Clamp(MostTies / Math.Max(1, _units.Count), NarrowestBand, WidestBand));
        _band.Compute(_terms, _units.Count, width, _options.CohesionWeight);
    }

    private (double Scale, double Margin, double PerCharacter) Scale()
    {
        if (ReferenceEquals(_counter, _estimator))
            return (1, OwnMargin, 0);
        var start = Math.Max(0, (_page.Length - SampleLength) / 2);
        var sample = _page.Span[start..Math.Min(_page.Length, start + SampleLength)];
        var (counted, estimate) = (_counter.Count(sample).Tokens, _estimator.Count(sample).Tokens);

        // Of prose in ASCII the length tells the tokens nearly as well as its words do, and chunks are counted in the end.
        var isPlain = _reader is PlainTextBlocks or MarkdownBlocks or HtmlBlocks && Ascii.IsValid(_page.Span);
        return (estimate == 0 ? 1 : Math.Max(0.1, (double)counted / estimate), OtherMargin, isPlain ? Math.Max(LeastPerCharacter, (double)counted / sample.Length) : 0);
    }

    private long Count(string? header, int start, int end) =>
        header is null ? _counter.Count(_page.Span[start..end]).Tokens : _counter.Count(string.Concat(header, _page.Span[start..end])).Tokens;

    private static int CodePointsOf(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        for (var at = text.IndexOfAnyInRange('\ud800', '\udbff'); at >= 0;)
        {
            if (at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
                count--;
            text = text[(at + 1)..];
            at = text.IndexOfAnyInRange('\ud800', '\udbff');
        }

        return count;
    }
}
