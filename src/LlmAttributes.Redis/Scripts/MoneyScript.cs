namespace LlmAttributes;

/// <summary>Exact money in Lua, whose numbers are 64-bit floating point: an amount is a pair of whole numbers, thousands of millions of pico-dollars and the rest below them.</summary>
internal static class MoneyScript
{
    /// <summary>A negative amount has a negative first part and a second one of 0 or more, so that pairs compare part by part. Texts are decimal, as Redis itself writes integers.</summary>
    public const string Text = """
        local UNIT = 1000000000

        local function plus(a, b)
          local high, low = a[1] + b[1], a[2] + b[2]
          if low >= UNIT then return {high + 1, low - UNIT} end
          return {high, low}
        end

        local function minus(a, b)
          local high, low = a[1] - b[1], a[2] - b[2]
          if low < 0 then return {high - 1, low + UNIT} end
          return {high, low}
        end

        local function less(a, b)
          return a[1] < b[1] or (a[1] == b[1] and a[2] < b[2])
        end

        local function parse(text)
          if not text then return {0, 0} end
          local negative = string.sub(text, 1, 1) == '-'
          local digits = negative and string.sub(text, 2) or text
          local high, low = 0, tonumber(string.sub(digits, -9))
          if #digits > 9 then high = tonumber(string.sub(digits, 1, -10)) end
          if negative then return minus({0, 0}, {high, low}) end
          return {high, low}
        end

        local function format(a)
          if a[1] < 0 then return '-' .. format(minus({0, 0}, a)) end
          if a[1] == 0 then return string.format('%.0f', a[2]) end
          return string.format('%.0f%09.0f', a[1], a[2])
        end

        """;
}
