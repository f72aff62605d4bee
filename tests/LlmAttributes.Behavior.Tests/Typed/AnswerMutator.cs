using System.Text;

namespace LlmAttributes.Behavior.Tests.Typed;

/// <summary>Damages an answer a few times: leaves out, doubles, cuts off, puts in what JSON is made of.</summary>
internal static class AnswerMutator
{
    private static readonly string[] s_pieces =
    [
        "\"", "'", "{", "}", "[", "]", ",", ":", "\\", "\n", "```", "//", "null", "true", "1e999", "-0", "99999999999999999999", "\"\\ud800\"", "\"kind\":\"square\"", "\"data\":", "[]", "{}", "\0", "NaN",
    ];

    public static string Mutate(string seed, Random random)
    {
        var text = new StringBuilder(seed);
        for (var i = random.Next(5); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            var length = random.Next(Math.Min(10, text.Length - at + 1));
            switch (random.Next(5))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(random.Next(text.Length + 1), text.ToString(at, length));
                    break;
                case 2 when random.Next(4) == 0:
                    text.Length = at;
                    break;
                default:
                    text.Insert(at, s_pieces[random.Next(s_pieces.Length)]);
                    break;
            }
        }

        return text.ToString();
    }
}
