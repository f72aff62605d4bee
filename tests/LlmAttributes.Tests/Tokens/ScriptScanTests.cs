using CsCheck;

namespace LlmAttributes.Tests.Tokens;

public class ScriptScanTests
{
    private static readonly Gen<string> s_text = Gen.Frequency(
        (8, Gen.Char['a', 'z'].Array[1, 14].Select(static letters => new string(letters))),
        (2, Gen.Char['A', 'Z'].Array[1, 3].Select(static letters => new string(letters))),
        (8, Gen.Const(" ")),
        (1, Gen.Char[' ', '~'].Array[1, 3].Select(static signs => new string(signs))),
        (1, Gen.Char['0', '9'].Array[1, 9].Select(static digits => new string(digits))),
        (1, Gen.Char["\n\r\t \u0007éßж漢か한שก—"].Select(static c => c.ToString()))).Array[1, 120].Select(string.Concat);

    [Fact]
    public void Add_ManyWordsAtOnce_FindsWhatOneByOneFinds() => s_text.Sample(static text =>
    {
        var (whole, pieces) = (new double[(int)TokenPart.Count], new double[(int)TokenPart.Count]);
        var scan = new ScriptScan(whole);
        scan.Add(text);
        scan.End();
        var slow = new ScriptScan(pieces);
        for (var start = 0; start < text.Length;)
        {
            // A run of small letters is one step of the scan, and too short a piece is read one by one.
            var end = start + 1;
            while (char.IsAsciiLetterLower(text[start]) && end < text.Length && char.IsAsciiLetterLower(text[end]))
                end++;
            slow.Add(text.AsSpan(start, end - start));
            start = end;
        }

        slow.End();
        for (var part = 0; part < whole.Length; part++)
            Assert.Equal(pieces[part], whole[part], 1e-9);
    });
}
