Imports LlmAttributes

' An interface that a generator of another language would have to leave alone.
<LlmClient>
Public Interface IDesk
    <Prompt("Greet {nobody}.")>
    Function Greet(name As String) As String
End Interface

Public Module Desk
    Public Function Runtime() As LlmRuntime
        Return LlmRuntime.CreateBuilder().Build()
    End Function
End Module
