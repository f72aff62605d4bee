using System.Buffers.Binary;
using System.IO;

namespace LlmAttributes;

/// <summary>What the framework of the compiler's host lacks, with the names that newer ones give it.</summary>
internal static class FrameworkExtensions
{
    extension(char)
    {
        public static bool IsAsciiLetterUpper(char c) => c is >= 'A' and <= 'Z';

        public static bool IsAsciiLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
    }

    extension(BinaryPrimitives)
    {
        public static float ReadSingleLittleEndian(ReadOnlySpan<byte> source) => BitConverter.ToSingle(BitConverter.GetBytes(BinaryPrimitives.ReadInt32LittleEndian(source)), 0);
    }

    public static int Count(this ReadOnlySpan<char> text, char c)
    {
        var count = 0;
        foreach (var other in text)
            count += other == c ? 1 : 0;
        return count;
    }

    public static bool Contains(this ReadOnlySpan<char> text, char c) => text.IndexOf(c) >= 0;

    public static bool ContainsAnyInRange(this ReadOnlySpan<char> text, char low, char high)
    {
        foreach (var c in text)
        {
            if (c >= low && c <= high)
                return true;
        }

        return false;
    }

    public static void ReadExactly(this Stream stream, byte[] bytes)
    {
        for (var read = 0; read < bytes.Length;)
        {
            var count = stream.Read(bytes, read, bytes.Length - read);
            if (count == 0)
                throw new EndOfStreamException();
            read += count;
        }
    }
}
