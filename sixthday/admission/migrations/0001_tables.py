import django.db.models.deletion
import django.db.models.functions.text
import sixthday.audit.references
import sixthday.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('admission', '0001_admission'), ('admission', '0002_market')]

    initial = True

    dependencies = [
        ('access', '0001_tables'),
        ('documents', '0001_tables'),
        ('framework', '0001_tables'),
        ('outbox', '0001_tables'),
        ('providers', '0001_tables'),
    ]

    operations = [
        sixthday.tables.CreateTables(
            tables=[migrations.CreateModel(
                name='Application',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.round')),
                    ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
                    ('state', models.CharField(default='draft', max_length=10)),
                    ('started_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('started_at', models.DateTimeField()),
                    ('sends_itself_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('sends_itself_at', models.DateTimeField(blank=True, null=True)),
                    ('left_unsent_at', models.DateTimeField(blank=True, null=True)),
                    ('submitted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('submitted_at', models.DateTimeField(blank=True, null=True)),
                    ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                    ('told_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('told_at', models.DateTimeField(blank=True, null=True)),
                    ('summary', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ],
                options={
                    'ordering': ['-started_at', '-pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ('draft', 'submitted', 'withdrawn', 'told'))), name='admission_application_state'), models.CheckConstraint(condition=models.Q(models.Q(('sends_itself_by__isnull', False), ('sends_itself_at__isnull', False)), models.Q(('sends_itself_by__isnull', True), ('sends_itself_at__isnull', True)), _connector='OR'), name='admission_application_itself'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'draft'), ('submitted_at__isnull', True), ('submitted_by__isnull', True)), models.Q(('state__in', ['submitted', 'told']), ('submitted_at__isnull', False), ('submitted_by__isnull', False)), ('state', 'withdrawn'), _connector='OR'), name='admission_application_submitted'), models.CheckConstraint(condition=models.Q(models.Q(('submitted_at__isnull', True), ('submitted_by__isnull', True)), models.Q(('submitted_at__isnull', False), ('submitted_by__isnull', False)), _connector='OR'), name='admission_application_submitted_whole'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_by__isnull', False), ('withdrawn_at__isnull', False), ('state', 'withdrawn')), models.Q(('withdrawn_by__isnull', True), ('withdrawn_at__isnull', True), models.Q(('state', 'withdrawn'), _negated=True)), _connector='OR'), name='admission_application_withdrawn'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), models.Q(('withdrawn_why', ''), _negated=True)), models.Q(models.Q(('state', 'withdrawn'), _negated=True), ('withdrawn_why', '')), _connector='OR'), name='admission_application_withdrawn_why'), models.CheckConstraint(condition=models.Q(models.Q(('told_by__isnull', False), ('told_at__isnull', False), ('summary__isnull', False), ('state', 'told')), models.Q(('told_by__isnull', True), ('told_at__isnull', True), ('summary__isnull', True), models.Q(('state', 'told'), _negated=True)), _connector='OR'), name='admission_application_told'), models.UniqueConstraint(condition=models.Q(('state', 'withdrawn'), _negated=True), fields=('round', 'provider'), name='admission_application_once')],
                },
            ), migrations.CreateModel(
                name='Bulletin',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('subject', models.CharField(max_length=160)),
                    ('text', models.TextField()),
                    ('fingerprint', models.CharField(max_length=64, unique=True)),
                    ('sent_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('sent_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['-sent_at', '-pk'],
                },
            ), migrations.CreateModel(
                name='Enquiry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.round')),
                    ('text', models.CharField(max_length=1000)),
                    ('organisation_name', models.CharField(blank=True, max_length=120)),
                    ('email', models.EmailField(max_length=254)),
                    ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('asked_at', models.DateTimeField()),
                    ('clarification', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.clarification')),
                    ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('set_aside_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('set_aside_at', models.DateTimeField(blank=True, null=True)),
                    ('set_aside_why', models.CharField(blank=True, max_length=300)),
                ],
                options={
                    'ordering': ['asked_at', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('clarification__isnull', False), ('answered_by__isnull', False), ('answered_at__isnull', False)), models.Q(('clarification__isnull', True), ('answered_by__isnull', True), ('answered_at__isnull', True)), _connector='OR'), name='admission_enquiry_answered'), models.CheckConstraint(condition=models.Q(models.Q(('set_aside_by__isnull', False), ('set_aside_at__isnull', False)), models.Q(('set_aside_by__isnull', True), ('set_aside_at__isnull', True)), _connector='OR'), name='admission_enquiry_set_aside'), models.CheckConstraint(condition=models.Q(models.Q(('set_aside_at__isnull', True), ('set_aside_why', '')), models.Q(('answered_at__isnull', True), ('set_aside_at__isnull', False), models.Q(('set_aside_why', ''), _negated=True)), _connector='OR'), name='admission_enquiry_one_end')],
                },
            ), migrations.CreateModel(
                name='Interested',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('name', models.CharField(max_length=120)),
                    ('contact_name', models.CharField(blank=True, max_length=120)),
                    ('email', models.EmailField(blank=True, max_length=254)),
                    ('telephone', models.CharField(blank=True, max_length=30)),
                    ('company_number', models.CharField(blank=True, max_length=12)),
                    ('size', models.CharField(choices=[('small', 'Small or medium'), ('voluntary', 'Voluntary or community'), ('large', 'Large')], default='small', max_length=12)),
                    ('local', models.BooleanField(default=False)),
                    ('teaches_now', models.BooleanField(default=False)),
                    ('source', models.CharField(choices=[('event', 'At an event'), ('public', 'On the public page'), ('council', 'Recorded by the council')], max_length=8)),
                    ('provider', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
                    ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('recorded_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['name', 'pk'],
                    'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('name'), name='admission_interested_once'), models.CheckConstraint(condition=models.Q(('size__in', ['small', 'voluntary', 'large'])), name='admission_interested_size'), models.CheckConstraint(condition=models.Q(('source__in', ['event', 'public', 'council'])), name='admission_interested_source'), models.CheckConstraint(condition=models.Q(models.Q(('email', ''), _negated=True), models.Q(('telephone', ''), _negated=True), _connector='OR'), name='admission_interested_reachable')],
                },
            ), migrations.CreateModel(
                name='Marker',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.round')),
                    ('panel', models.CharField(choices=[('quality', 'Evaluators'), ('young_people', "Young people's panel")], max_length=12)),
                    ('evaluator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('seat', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('named_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('named_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['round', 'panel', 'seat', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('evaluator__isnull', False), ('panel', 'quality'), ('seat__isnull', True)), models.Q(('evaluator__isnull', True), ('panel', 'young_people'), ('seat__isnull', False)), _connector='OR'), name='admission_marker_one'), models.UniqueConstraint(condition=models.Q(('evaluator__isnull', False)), fields=('round', 'evaluator'), name='admission_marker_once'), models.UniqueConstraint(condition=models.Q(('seat__isnull', False)), fields=('round', 'seat'), name='admission_seat_once')],
                },
            ), migrations.CreateModel(
                name='MarketEvent',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('title', models.CharField(max_length=120)),
                    ('held_on', models.DateField()),
                    ('place', models.CharField(max_length=120)),
                    ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('recorded_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['-held_on', 'title'],
                    'constraints': [models.UniqueConstraint(fields=('title', 'held_on'), name='admission_market_event_once')],
                },
            ), migrations.CreateModel(
                name='SelfRegistration',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('provider', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
                    ('registered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('registered_at', models.DateTimeField()),
                ],
            ), migrations.CreateModel(
                name='Agreement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='agreement', to='admission.application')),
                    ('state', models.CharField(default='offered', max_length=16)),
                    ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                    ('offered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('offered_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['-offered_at', '-pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ('offered', 'provider_signed', 'signed'))), name='admission_agreement_state')],
                },
            ), migrations.CreateModel(
                name='ApplicantFacts',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='facts', to='admission.application')),
                    ('legal_name', models.CharField(max_length=160)),
                    ('company_number', models.CharField(blank=True, max_length=12)),
                    ('charity_number', models.CharField(blank=True, max_length=12)),
                    ('address', models.CharField(blank=True, max_length=300)),
                    ('contact_name', models.CharField(blank=True, max_length=120)),
                    ('telephone', models.CharField(blank=True, max_length=30)),
                    ('email', models.EmailField(blank=True, max_length=254)),
                    ('size', models.CharField(choices=[('small', 'Small or medium'), ('voluntary', 'Voluntary or community'), ('large', 'Large')], max_length=12)),
                    ('confirmed', models.BooleanField(default=False)),
                    ('share_code', models.CharField(blank=True, max_length=8)),
                    ('nobody_connected', models.BooleanField(default=False)),
                    ('grounds_answered', models.BooleanField(default=False)),
                    ('saved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('saved_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('size__in', ['small', 'voluntary', 'large'])), name='admission_facts_size')],
                },
            ), migrations.CreateModel(
                name='Attendance',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='admission.marketevent')),
                    ('interested', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='admission.interested')),
                    ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('recorded_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['event', 'interested__name'],
                    'constraints': [models.UniqueConstraint(fields=('event', 'interested'), name='admission_attendance_once')],
                },
            ), migrations.CreateModel(
                name='BulletinCopy',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('bulletin', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='admission.bulletin')),
                    ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
                    ('message', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='outbox.message')),
                ],
                options={
                    'ordering': ['bulletin', 'provider__name'],
                    'constraints': [models.UniqueConstraint(fields=('bulletin', 'provider'), name='admission_bulletin_copy_once')],
                },
            ), migrations.CreateModel(
                name='BulletinLot',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('bulletin', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lots', to='admission.bulletin')),
                    ('lot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.lot')),
                ],
                options={
                    'ordering': ['bulletin', 'lot__number'],
                    'constraints': [models.UniqueConstraint(fields=('bulletin', 'lot'), name='admission_bulletin_lot_once')],
                },
            ), migrations.CreateModel(
                name='ConnectedPerson',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='connected', to='admission.application')),
                    ('name', models.CharField(max_length=160)),
                    ('connection', models.CharField(choices=[('director', 'Director or shadow director'), ('significant_control', 'Person with significant control'), ('parent', 'Parent company'), ('subsidiary', 'Subsidiary company'), ('predecessor', 'Predecessor company'), ('significant_influence', 'Anybody else with significant influence')], max_length=24)),
                ],
                options={
                    'ordering': ['application', 'name'],
                    'constraints': [models.UniqueConstraint(fields=('application', 'name', 'connection'), name='admission_connected_once'), models.CheckConstraint(condition=models.Q(('connection__in', ['director', 'significant_control', 'parent', 'subsidiary', 'predecessor', 'significant_influence'])), name='admission_connected_how')],
                },
            ), migrations.CreateModel(
                name='Determination',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='determination', to='admission.application')),
                    ('excludes', models.BooleanField()),
                    ('represented', models.BooleanField()),
                    ('weighed', models.JSONField(default=list)),
                    ('reason', models.TextField()),
                    ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('decided_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='admission_determination_reason'), models.CheckConstraint(condition=models.Q(('excludes', False), ('represented', True), _connector='OR'), name='admission_determination_heard')],
                },
            ), migrations.CreateModel(
                name='InterestedLot',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('interested', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lots', to='admission.interested')),
                    ('lot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.lot')),
                ],
                options={
                    'ordering': ['interested', 'lot__number'],
                    'constraints': [models.UniqueConstraint(fields=('interested', 'lot'), name='admission_interested_lot_once')],
                },
            ), migrations.CreateModel(
                name='LateAttempt',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='late_attempts', to='admission.application')),
                    ('what', models.CharField(choices=[('save', 'To save'), ('submit', 'To submit')], max_length=8)),
                    ('deadline_at', models.DateTimeField()),
                    ('tried_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('tried_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['tried_at', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('what__in', ['save', 'submit'])), name='admission_late_what'), models.CheckConstraint(condition=models.Q(('tried_at__gt', models.F('deadline_at'))), name='admission_late_is_late')],
                },
            ), migrations.CreateModel(
                name='LotApplication',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lots', to='admission.application')),
                    ('round_lot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.roundlot')),
                    ('basis', models.CharField(choices=[('new', 'New tender'), ('earlier', 'Earlier tender'), ('mere', 'Membership carried forward')], default='new', max_length=8)),
                    ('state', models.CharField(default='applied', max_length=10)),
                    ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('decided_at', models.DateTimeField(blank=True, null=True)),
                    ('decided_why', models.CharField(blank=True, max_length=500)),
                    ('findings', models.JSONField(default=list)),
                ],
                options={
                    'ordering': ['application', 'round_lot__lot__number'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ('applied', 'admitted', 'refused'))), name='admission_lot_state'), models.CheckConstraint(condition=models.Q(('basis__in', ['new', 'earlier', 'mere'])), name='admission_lot_basis'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('decided_why', ''), ('state', 'applied')), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('state__in', ['admitted', 'refused']), models.Q(('decided_why', ''), _negated=True)), _connector='OR'), name='admission_lot_decided'), models.UniqueConstraint(fields=('application', 'round_lot'), name='admission_lot_once')],
                },
            ), migrations.CreateModel(
                name='ProposedSite',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sites', to='admission.application')),
                    ('name', models.CharField(max_length=120)),
                    ('kind', models.CharField(choices=[('indoor', 'Indoor setting'), ('outdoor', 'Outdoor setting'), ('home', "The child's home"), ('online', 'Online')], max_length=8)),
                    ('address', models.CharField(blank=True, max_length=200)),
                    ('postcode', models.CharField(blank=True, max_length=8)),
                ],
                options={
                    'ordering': ['application', 'name'],
                    'constraints': [models.UniqueConstraint(fields=('application', 'name'), name='admission_site_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['indoor', 'outdoor', 'home', 'online'])), name='admission_site_kind'), models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['indoor', 'outdoor']), _negated=True), models.Q(('postcode', ''), _negated=True), _connector='OR'), name='admission_site_postcode')],
                },
            ), migrations.CreateModel(
                name='ReasonNotApplied',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.round')),
                    ('interested', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reasons', to='admission.interested')),
                    ('reason', models.CharField(choices=[('no_capacity', 'No capacity at this time'), ('too_much_work', 'Applying takes too much work'), ('requirements', 'Cannot meet the requirements yet'), ('price', 'The prices or terms do not suit'), ('volume', 'Too little or too uncertain work'), ('not_ready', 'Not ready in time'), ('closed', 'No longer teaches, or left the area'), ('no_answer', 'Did not answer when asked'), ('other', 'Another reason')], max_length=16)),
                    ('note', models.CharField(blank=True, max_length=500)),
                    ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('recorded_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['-recorded_at', '-pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('reason__in', ['no_capacity', 'too_much_work', 'requirements', 'price', 'volume', 'not_ready', 'closed', 'no_answer', 'other'])), name='admission_not_applied_reason'), models.CheckConstraint(condition=models.Q(models.Q(('reason', 'other'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='admission_not_applied_said')],
                },
            ), migrations.CreateModel(
                name='RoundInvitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.round')),
                    ('interested', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='admission.interested')),
                    ('message', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='outbox.message')),
                    ('sent_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('sent_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['-sent_at', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('round', 'interested'), name='admission_round_invitation_once')],
                },
            ), migrations.CreateModel(
                name='AgreementSignature',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='admission.agreement')),
                    ('side', models.CharField(choices=[('provider', 'For the provider'), ('council', 'For the council')], max_length=8)),
                    ('document_sha256', models.CharField(max_length=64)),
                    ('signed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('signed_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['signed_at', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('agreement', 'side'), name='admission_signature_once'), models.CheckConstraint(condition=models.Q(('side__in', ['provider', 'council'])), name='admission_signature_side')],
                },
            ), migrations.CreateModel(
                name='Answer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='admission.application')),
                    ('lot', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='admission.lotapplication')),
                    ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.roundquestion')),
                    ('text', models.TextField(blank=True)),
                    ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                    ('saved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('saved_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['application', 'question__position'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('lot__isnull', True)), fields=('application', 'question'), name='admission_answer_once'), models.UniqueConstraint(fields=('lot', 'question'), name='admission_answer_once_a_lot'), models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), ('file__isnull', False), _connector='OR'), name='admission_answer_says')],
                },
            ), migrations.CreateModel(
                name='Check',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='admission.application')),
                    ('lot', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='admission.lotapplication')),
                    ('condition', models.CharField(max_length=40)),
                    ('number', models.PositiveSmallIntegerField()),
                    ('result', models.CharField(choices=[('pass', 'Pass'), ('fail', 'Fail'), ('clarify', 'Ask the applicant')], max_length=8)),
                    ('reason', models.CharField(blank=True, choices=[('not_shown', 'nothing shows that it is met'), ('below_standard', 'what is shown does not reach what was asked'), ('not_equivalent', 'what is offered instead is not its equal'), ('out_of_date', 'what is shown is out of date'), ('not_undertaken', 'the applicant does not undertake it'), ('not_lawful', 'it could not lawfully be done as described')], max_length=20)),
                    ('note', models.CharField(blank=True, max_length=500)),
                    ('question', models.CharField(blank=True, max_length=1000)),
                    ('answer_by_on', models.DateField(blank=True, null=True)),
                    ('answer', models.TextField(blank=True)),
                    ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('checked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('checked_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['application', 'condition', 'number'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('lot__isnull', True)), fields=('application', 'condition', 'number'), name='admission_check_once'), models.UniqueConstraint(fields=('lot', 'condition', 'number'), name='admission_check_once_a_lot'), models.CheckConstraint(condition=models.Q(('result__in', ['pass', 'fail', 'clarify'])), name='admission_check_result'), models.CheckConstraint(condition=models.Q(models.Q(('reason__in', ['not_shown', 'below_standard', 'not_equivalent', 'out_of_date', 'not_undertaken', 'not_lawful']), ('result', 'fail')), models.Q(models.Q(('result', 'fail'), _negated=True), ('reason', '')), _connector='OR'), name='admission_check_reason'), models.CheckConstraint(condition=models.Q(models.Q(('answer_by_on__isnull', False), ('result', 'clarify'), models.Q(('question', ''), _negated=True)), models.Q(models.Q(('result', 'clarify'), _negated=True), ('answer_by_on__isnull', True), ('answered_at__isnull', True), ('question', '')), _connector='OR'), name='admission_check_question'), models.CheckConstraint(condition=models.Q(models.Q(('answered_by__isnull', False), ('answered_at__isnull', False)), models.Q(('answered_by__isnull', True), ('answered_at__isnull', True)), _connector='OR'), name='admission_check_answered')],
                },
            ), migrations.CreateModel(
                name='DeclaredGround',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grounds', to='admission.application')),
                    ('ground', models.CharField(max_length=48)),
                    ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='grounds', to='admission.connectedperson')),
                    ('determined_on', models.DateField()),
                    ('account', models.TextField()),
                    ('self_cleaning', models.JSONField(default=list)),
                    ('remedy', models.TextField(blank=True)),
                    ('saved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('saved_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['application', 'ground', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('ground__in', ('corporate_manslaughter', 'terrorism_and_offences', 'theft_fraud', 'labour_market', 'organised_crime', 'tax_offences', 'cartel_offences', 'ancillary_offences_aiding', 'adjustments_for_tax_arrangements', 'competition_law_infringements', 'defeat_in_respect', 'failure_to_cooperate', 'finding_by_HMRC', 'penalties_for_transactions', 'penalties_payable', 'acting_improperly', 'breach_of_contract', 'environmental_misconduct', 'infringement_of_competition', 'insolvency_bankruptcy', 'labour_market_misconduct', 'potential_competition_law_infringements', 'professional_misconduct', 'substantial_part_business'))), name='admission_ground_code'), models.CheckConstraint(condition=models.Q(('account', ''), _negated=True), name='admission_ground_account')],
                },
            ), migrations.CreateModel(
                name='ProposedOffer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('lot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='admission.lotapplication')),
                    ('service_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.servicetype')),
                    ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='admission.proposedsite')),
                    ('mode', models.CharField(max_length=12)),
                    ('unit', models.CharField(choices=[('hour', 'Hour'), ('half_day', 'Half day'), ('day', 'Day'), ('session', 'Session'), ('week', 'Week block'), ('year', 'Year')], max_length=8)),
                    ('unit_minutes', models.PositiveIntegerField()),
                    ('price_pence', models.BigIntegerField()),
                    ('vat', models.CharField(choices=[('exempt', 'Exempt'), ('standard', 'Standard rate')], max_length=8)),
                    ('least_units', models.PositiveSmallIntegerField(default=1)),
                    ('group_size', models.PositiveSmallIntegerField(default=1)),
                    ('needs', models.JSONField(default=list)),
                    ('age_from', models.PositiveSmallIntegerField()),
                    ('age_to', models.PositiveSmallIntegerField()),
                    ('part_days', models.JSONField(default=list)),
                    ('places', models.PositiveSmallIntegerField()),
                    ('travel_miles', models.PositiveSmallIntegerField()),
                ],
                options={
                    'ordering': ['lot', 'service_type__name', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('lot', 'service_type', 'site', 'mode'), name='admission_offer_once'), models.CheckConstraint(condition=models.Q(('price_pence__gt', 0), ('unit_minutes__gt', 0)), name='admission_offer_price'), models.CheckConstraint(condition=models.Q(('age_to__gte', models.F('age_from'))), name='admission_offer_ages'), models.CheckConstraint(condition=models.Q(('group_size__gte', 1), ('least_units__gte', 1), ('places__gte', 1)), name='admission_offer_room'), models.CheckConstraint(condition=models.Q(('mode__in', ['setting', 'community', 'home', 'online'])), name='admission_offer_mode'), models.CheckConstraint(condition=models.Q(('unit__in', ['hour', 'half_day', 'day', 'session', 'week', 'year'])), name='admission_offer_unit'), models.CheckConstraint(condition=models.Q(('vat__in', ['exempt', 'standard'])), name='admission_offer_vat')],
                },
            ), migrations.CreateModel(
                name='Mark',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('answer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='admission.answer')),
                    ('marker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='admission.marker')),
                    ('mark', models.PositiveSmallIntegerField()),
                    ('why', models.TextField()),
                    ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('given_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['answer', 'marker'],
                    'constraints': [models.UniqueConstraint(fields=('answer', 'marker'), name='admission_mark_once'), models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='admission_mark_why')],
                },
            ), migrations.CreateModel(
                name='Moderation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('answer', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='moderation', to='admission.answer')),
                    ('mark', models.PositiveSmallIntegerField()),
                    ('reason', models.TextField()),
                    ('moderated_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('moderated_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='admission_moderation_reason')],
                },
            )],
        ),
    ]
