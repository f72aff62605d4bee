using Google.Protobuf;

namespace LlmAttributes.OpenTelemetry.Tests;

/// <summary>A message of protocol buffers by the numbers of its fields, since the exporter keeps its generated types to itself.</summary>
internal sealed class ProtoMessage
{
    private readonly List<(int Field, ulong Number, ByteString? Bytes)> _fields = [];

    public static ProtoMessage Parse(byte[] bytes) => Parse(ByteString.CopyFrom(bytes));

    public IEnumerable<ProtoMessage> Messages(int field) => _fields.Where(f => f.Field == field).Select(static f => Parse(f.Bytes!));

    public ProtoMessage Message(int field) => Messages(field).Single();

    public string Text(int field) => _fields.SingleOrDefault(f => f.Field == field).Bytes?.ToStringUtf8() ?? "";

    public string Hex(int field) => Convert.ToHexStringLower((_fields.SingleOrDefault(f => f.Field == field).Bytes ?? ByteString.Empty).Span);

    public long Number(int field) => (long)_fields.SingleOrDefault(f => f.Field == field).Number;

    public double Double(int field) => BitConverter.UInt64BitsToDouble(_fields.SingleOrDefault(f => f.Field == field).Number);

    public bool Has(int field) => _fields.Exists(f => f.Field == field);

    public double[] Doubles(int field)
    {
        var packed = _fields.Single(f => f.Field == field).Bytes!.ToByteArray();
        return [.. Enumerable.Range(0, packed.Length / 8).Select(i => BitConverter.ToDouble(packed, i * 8))];
    }

    /// <summary>The attributes of a span, a scope or a data point: a list of keys with values.</summary>
    public Dictionary<string, object> Attributes(int field) => Messages(field).ToDictionary(static a => a.Text(1), static a => Value(a.Message(2)));

    private static object Value(ProtoMessage value) =>
        value.Has(1) ? value.Text(1)
        : value.Has(2) ? value.Number(2) != 0
        : value.Has(3) ? value.Number(3)
        : value.Has(4) ? value.Double(4)
        : value.Message(5).Messages(1).Select(Value).ToArray();

    private static ProtoMessage Parse(ByteString bytes)
    {
        var message = new ProtoMessage();
        using var input = bytes.CreateCodedInput();
        while (input.ReadTag() is var tag and not 0)
        {
            var field = WireFormat.GetTagFieldNumber(tag);
            message._fields.Add(WireFormat.GetTagWireType(tag) switch
            {
                WireFormat.WireType.Varint => (field, input.ReadUInt64(), null),
                WireFormat.WireType.Fixed64 => (field, input.ReadFixed64(), null),
                WireFormat.WireType.Fixed32 => (field, input.ReadFixed32(), null),
                _ => (field, 0UL, input.ReadBytes()),
            });
        }

        return message;
    }
}
